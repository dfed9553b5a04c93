/**
 * Tokens over HTTP.
 *
 * <p>In and out: {@code /api/v1/tokens}.
 */
@NullMarked
package dev.weir.platform.token.api;

import org.jspecify.annotations.NullMarked;
