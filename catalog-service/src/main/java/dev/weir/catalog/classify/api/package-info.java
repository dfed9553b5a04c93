/**
 * Proposed tags over HTTP.
 *
 * <p>In and out: {@code /api/v1/tag-proposals}, and a dataset's {@code classify} and {@code tags}.
 */
@NullMarked
package dev.weir.catalog.classify.api;

import org.jspecify.annotations.NullMarked;
