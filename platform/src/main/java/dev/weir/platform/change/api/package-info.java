/**
 * Reading the change feed from outside.
 *
 * <p>In: a watermark. Out: {@code /api/v1/changes}.
 */
@NullMarked
package dev.weir.platform.change.api;

import org.jspecify.annotations.NullMarked;
