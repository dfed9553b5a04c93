/**
 * DuckDB in the worker's process, and the choice between it and Deequ.
 *
 * <p>In: check requests. Out: the report of whichever engine the request was given to.
 */
@NullMarked
package dev.weir.quality.worker.duckdb;

import org.jspecify.annotations.NullMarked;
