/** The choice between the engines. */
@org.jspecify.annotations.NullUnmarked
package dev.weir.quality.worker.duckdb;
