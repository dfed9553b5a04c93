/**
 * Scores in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.score.Scores}. Out: rows of {@code quality.rule_tally}.
 */
@NullMarked
package dev.weir.quality.score.store;

import org.jspecify.annotations.NullMarked;
