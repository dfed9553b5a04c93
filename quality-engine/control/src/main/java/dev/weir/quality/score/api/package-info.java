/**
 * Scorecards over HTTP.
 *
 * <p>Out: {@code /api/v1/scorecards}.
 */
@NullMarked
package dev.weir.quality.score.api;

import org.jspecify.annotations.NullMarked;
