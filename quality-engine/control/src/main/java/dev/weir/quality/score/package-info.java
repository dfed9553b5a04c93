/**
 * Scorecards: which share of the rules held, by dataset, domain, dimension and day.
 *
 * <p>In: what became of the rules of a batch. Out: scores, and how they change.
 */
@NullMarked
package dev.weir.quality.score;

import org.jspecify.annotations.NullMarked;
