/**
 * The lineage graph, in the memory of each replica, as of any time.
 *
 * <p>In: jobs' shapes and when they counted, from {@link dev.weir.lineage.graph.GraphSource}. Out: {@link
 * dev.weir.lineage.graph.LineageQueries}. See docs/adr/0019.
 */
@NullMarked
package dev.weir.lineage.graph;

import org.jspecify.annotations.NullMarked;
