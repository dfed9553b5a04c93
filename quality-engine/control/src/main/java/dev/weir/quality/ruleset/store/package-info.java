/**
 * Rulesets in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.ruleset.Rulesets}. Out: rows of {@code quality.ruleset}.
 */
@NullMarked
package dev.weir.quality.ruleset.store;

import org.jspecify.annotations.NullMarked;
