/**
 * Webhooks over HTTP.
 *
 * <p>In and out: {@code /api/v1/webhooks}.
 */
@NullMarked
package dev.weir.quality.webhook.api;

import org.jspecify.annotations.NullMarked;
