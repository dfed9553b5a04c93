/**
 * Lineage: what made a dataset, and what a change to it would reach. In: OpenLineage events. Out: the graph.
 *
 * <p>Empty until the lineage capability is built.
 */
@NullMarked
package dev.weir.lineage;

import org.jspecify.annotations.NullMarked;
