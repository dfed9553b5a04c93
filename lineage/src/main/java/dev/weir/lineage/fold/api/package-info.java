/**
 * How far the graph is behind its events.
 *
 * <p>In: requests. Out: {@code /api/v1/lineage/status}.
 */
@NullMarked
package dev.weir.lineage.fold.api;

import org.jspecify.annotations.NullMarked;
