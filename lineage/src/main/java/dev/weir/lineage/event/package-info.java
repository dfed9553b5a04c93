/**
 * What an OpenLineage event tells.
 *
 * <p>In: JSON. Out: {@link dev.weir.lineage.event.Told}, or the place where the JSON is not an event.
 */
@NullMarked
package dev.weir.lineage.event;

import org.jspecify.annotations.NullMarked;
