/**
 * The worker's loop: claim, heartbeat, evaluate, report.
 *
 * <p>In: runs from the {@link dev.weir.quality.worker.run.RunService}, answers of the {@link dev.weir.quality.worker.run.Engine}. Out: one report a run, or none if the lease was lost.
 */
@NullMarked
package dev.weir.quality.worker.run;

import org.jspecify.annotations.NullMarked;
