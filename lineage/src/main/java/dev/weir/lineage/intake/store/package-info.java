/**
 * Events and dead letters in PostgreSQL.
 *
 * <p>In: the ports of {@link dev.weir.lineage.intake}. Out: rows of {@code lineage.event} and {@code lineage.dead_letter}.
 */
@NullMarked
package dev.weir.lineage.intake.store;

import org.jspecify.annotations.NullMarked;
