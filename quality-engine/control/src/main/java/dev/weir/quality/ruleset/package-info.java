/**
 * Rulesets: what a batch must fulfil, and what becomes of it.
 *
 * <p>In: DQDL text, a target, a mode. Out: {@link dev.weir.quality.ruleset.Ruleset} with its rules.
 */
@NullMarked
package dev.weir.quality.ruleset;

import org.jspecify.annotations.NullMarked;
