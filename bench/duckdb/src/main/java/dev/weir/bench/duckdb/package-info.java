/**
 * What a gate on DuckDB costs, against the same questions asked by hand, and how soon a new process has its verdict.
 *
 * <p>In: a generated batch. Out: bench/results/duckdb.json.
 */
@NullMarked
package dev.weir.bench.duckdb;

import org.jspecify.annotations.NullMarked;
