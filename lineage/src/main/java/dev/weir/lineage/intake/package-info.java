/**
 * Takes OpenLineage events: what is acknowledged is kept.
 *
 * <p>In: bodies of requests. Out: rows of {@code lineage.event} that wait to be folded, and dead letters.
 */
@NullMarked
package dev.weir.lineage.intake;

import org.jspecify.annotations.NullMarked;
