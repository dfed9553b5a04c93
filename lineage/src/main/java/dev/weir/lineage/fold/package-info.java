/**
 * Brings events into the graph: jobs, runs, datasets, and the shapes that jobs had in time. The same events make the same
 * graph, in any order and however often they come.
 *
 * <p>In: events that wait. Out: the tables of the schema {@code lineage}, and the change feed.
 */
@NullMarked
package dev.weir.lineage.fold;

import org.jspecify.annotations.NullMarked;
