/**
 * Incidents: a dataset whose batches do not come through its gate.
 *
 * <p>In: the change feed. Out: {@link dev.weir.quality.incident.Incident}s, which people close, or the next good batch.
 */
@NullMarked
package dev.weir.quality.incident;

import org.jspecify.annotations.NullMarked;
