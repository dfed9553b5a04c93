/**
 * Runs: evaluations that workers claim, keep alive and report on.
 *
 * <p>In: orders, claims, heartbeats, reports. Out: {@link dev.weir.quality.run.RunListener}, once for each run.
 */
@NullMarked
package dev.weir.quality.run;

import org.jspecify.annotations.NullMarked;
