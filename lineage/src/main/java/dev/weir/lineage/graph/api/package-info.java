/**
 * The lineage graph over HTTP.
 *
 * <p>Out: {@code /api/v1/lineage/graph}, {@code path}, {@code diff} and {@code ends}.
 */
@NullMarked
package dev.weir.lineage.graph.api;

import org.jspecify.annotations.NullMarked;
