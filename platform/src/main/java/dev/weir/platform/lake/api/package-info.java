/**
 * Lakes over HTTP.
 *
 * <p>In and out: {@code /api/v1/lakes}.
 */
@NullMarked
package dev.weir.platform.lake.api;

import org.jspecify.annotations.NullMarked;
