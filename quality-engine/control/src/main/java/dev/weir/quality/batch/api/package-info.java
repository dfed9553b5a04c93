/**
 * Batches over HTTP.
 *
 * <p>In and out: {@code /api/v1/batches}.
 */
@NullMarked
package dev.weir.quality.batch.api;

import org.jspecify.annotations.NullMarked;
