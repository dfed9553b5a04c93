/**
 * What was measured of batches, over time.
 *
 * <p>In: the metrics of reports. Out: series, and the history that later batches are compared with.
 */
@NullMarked
package dev.weir.quality.metric;

import org.jspecify.annotations.NullMarked;
