/**
 * Incidents over HTTP.
 *
 * <p>In and out: {@code /api/v1/incidents}.
 */
@NullMarked
package dev.weir.quality.incident.api;

import org.jspecify.annotations.NullMarked;
