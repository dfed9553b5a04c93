package dev.weir.lineage.graph;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the graph is wanted.
 *
 * @param node as {@link NodeFinder} reads it
 * @param depth edges away from the node, where from a dataset over a job to the next dataset are two; a column that enters
 *     another one is two as well, for it passes a job
 * @param columns whether column edges are wanted as well; of a column they always are
 * @param directOnly only what carries values over: no columns that a job merely filters, joins, groups or sorts by
 * @param asOf empty for now
 * @param limit of nodes, or of columns when {@code node} is one
 * @param continuation of an answer that was truncated
 */
public record GraphQuery(
        String node,
        Direction direction,
        int depth,
        boolean columns,
        boolean directOnly,
        Optional<Instant> asOf,
        int limit,
        Optional<String> continuation) {

    long at() {
        return asOf.map(EdgeHistory::micros).orElse(Timelines.NOW);
    }
}
