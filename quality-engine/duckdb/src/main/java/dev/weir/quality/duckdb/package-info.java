/**
 * Evaluates a batch with DuckDB, inside of the calling process, and splits it into good and bad rows.
 *
 * <p>In: a check request. Out: a check report, and Parquet files in the staging folders.
 */
@NullMarked
package dev.weir.quality.duckdb;

import org.jspecify.annotations.NullMarked;
