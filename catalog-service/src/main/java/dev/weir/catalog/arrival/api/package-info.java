/**
 * Arrivals over HTTP.
 *
 * <p>In and out: {@code /api/v1/arrivals}.
 */
@NullMarked
package dev.weir.catalog.arrival.api;

import org.jspecify.annotations.NullMarked;
