package dev.weir.lineage.graph;

import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.dataset.DatasetName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A part of the graph around a node.
 *
 * @param nodes by their depth; the first is the one that was asked for, unless this continues an answer
 * @param edges all that have both ends in this answer, or one here and one in an answer that this continues
 * @param columns where they were asked for
 * @param watermark of the change feed up to which the graph is current
 * @param truncated whether there is more within the depth
 * @param continuation with which to ask for more
 */
public record Lineage(
        NodeId focus,
        List<Node> nodes,
        List<Edge> edges,
        List<ColumnAt> columns,
        List<ColumnEdge> columnEdges,
        Watermark watermark,
        boolean truncated,
        Optional<String> continuation) {

    /**
     * @param names of a dataset that has several, all of them
     * @param depth how many edges it is away from the focus
     * @param upstream how many nodes are right before it, in the answer or not
     * @param downstream how many are right behind it
     */
    public record Node(NodeId id, List<DatasetName> names, int depth, int upstream, int downstream) {}

    /** When something was told first and last, by which run, and since when no more; empty for what still holds. */
    public record Seen(Instant first, Instant last, Optional<Instant> ended, Optional<UUID> run) {}

    /**
     * A dataset that a job reads, or writes.
     *
     * @param kinds how its columns enter others; empty where column lineage was not told
     * @param masked whether every value that goes on is masked
     */
    public record Edge(NodeId from, NodeId to, JobNode job, Set<Influence> kinds, boolean masked, Seen seen) {}

    /** A column, and how many column edges it is away from where the walk began. */
    public record ColumnAt(ColumnNode id, int depth) {}

    /**
     * A column that enters another one.
     *
     * @param job empty from a dataset as a whole to a column of it
     * @param kinds told without masking
     * @param maskedKinds told with it
     */
    public record ColumnEdge(
            ColumnNode from,
            ColumnNode to,
            Optional<JobNode> job,
            Set<Influence> kinds,
            Set<Influence> maskedKinds,
            Optional<Seen> seen) {

        /** Whether no value goes on unmasked. */
        public boolean masked() {
            return !maskedKinds.isEmpty() && kinds.stream().noneMatch(Influence::direct);
        }

        public boolean direct() {
            return kinds.stream().anyMatch(Influence::direct)
                    || maskedKinds.stream().anyMatch(Influence::direct);
        }
    }
}
