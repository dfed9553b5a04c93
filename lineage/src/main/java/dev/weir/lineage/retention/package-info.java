/**
 * Forgets old events, runs and dead letters, and what nothing refers to any more.
 *
 * <p>In: {@link dev.weir.lineage.intake.LineageSettings}. Out: less.
 */
@NullMarked
package dev.weir.lineage.retention;

import org.jspecify.annotations.NullMarked;
