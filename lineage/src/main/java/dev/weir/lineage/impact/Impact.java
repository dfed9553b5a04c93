package dev.weir.lineage.impact;

import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.impact.NodeFacts.Facts;
import dev.weir.platform.change.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a change would reach.
 *
 * @param affected nearest first, of the same distance the worst first
 * @param truncated whether there is more
 */
public record Impact(
        NodeId focus, ProposedChange change, List<Affected> affected, Watermark watermark, boolean truncated) {

    /**
     * @param distance in edges: 1 for a job that reads the focus, 2 for what that job writes
     * @param exposure whether it is something that people look at, such as a dashboard
     */
    public record Affected(
            NodeId id,
            Effect effect,
            int distance,
            Facts facts,
            boolean exposure,
            Optional<Known> known,
            Optional<Evidence> evidence) {}

    /**
     * The edge that leads here.
     *
     * @param why the same for people
     * @param run that told it last
     */
    public record Evidence(String why, NodeId from, NodeId to, Optional<UUID> run, Optional<Instant> lastSeen) {}
}
