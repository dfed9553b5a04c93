/**
 * Metrics over HTTP.
 *
 * <p>Out: {@code /api/v1/rulesets/{name}/metrics}.
 */
@NullMarked
package dev.weir.quality.metric.api;

import org.jspecify.annotations.NullMarked;
