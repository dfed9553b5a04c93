/**
 * Rulesets over HTTP.
 *
 * <p>In and out: {@code /api/v1/rulesets}.
 */
@NullMarked
package dev.weir.quality.ruleset.api;

import org.jspecify.annotations.NullMarked;
