/**
 * Tags that follow lineage, over HTTP.
 *
 * <p>In and out: {@code /api/v1/lineage/tag-flows}.
 */
@NullMarked
package dev.weir.lineage.propagation.api;

import org.jspecify.annotations.NullMarked;
