/**
 * Evaluates a batch with Deequ on Spark, and splits it into good and bad rows.
 *
 * <p>In: a check request. Out: a check report, and Parquet files in the staging folders.
 */
@NullMarked
package dev.weir.quality.worker.deequ;

import org.jspecify.annotations.NullMarked;
