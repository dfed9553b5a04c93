package dev.weir.lineage.impact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.lineage.impact.Impact;
import dev.weir.lineage.impact.Impact.Affected;
import dev.weir.lineage.impact.Impact.Evidence;
import dev.weir.platform.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a change would reach.
 *
 * @param node that would be changed
 * @param owners of all that is affected, by name
 * @param affected nearest first, of the same distance the worst first
 * @param watermark of the change feed, up to which the graph is current
 * @param truncated whether there is more than the limit
 */
@Schema(name = "LineageImpact")
public record ImpactView(
        String node,

        @Schema(enumeration = {"drop", "rename", "type", "failing-batch"})
        String change,

        Summary summary,
        List<String> owners,
        List<AffectedView> affected,
        String watermark,
        boolean truncated) {

    /** How much is affected. Exposures are among the datasets and jobs. */
    @Schema(name = "LineageImpactSummary")
    public record Summary(long datasets, long jobs, long columns, long exposures) {
        static Summary of(List<Affected> affected) {
            return new Summary(
                    count(affected, DatasetNode.class),
                    count(affected, JobNode.class),
                    count(affected, ColumnNode.class),
                    affected.stream().filter(Affected::exposure).count());
        }

        private static long count(List<Affected> affected, Class<? extends NodeId> kind) {
            return affected.stream().filter(one -> kind.isInstance(one.id())).count();
        }
    }

    /**
     * A dataset, job or column downstream.
     *
     * @param column its path; absent for a dataset or job; empty for a dataset as a whole
     * @param datasetId of the catalog, if it has the dataset
     * @param type as senders told it, such as DASHBOARD
     * @param exposure whether it is something that people look at
     * @param effect breaks: reads what would be gone; changes: is made of it or decides by it; receives: gets what is made of
     *     bad rows; stale: is behind what fails; possible: is behind a job that reads the dataset and does not tell which
     *     columns
     * @param distance in edges: 1 for a job that reads the node
     * @param owners as senders told them; of a column those of its dataset
     */
    @Schema(name = "LineageAffected")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AffectedView(
            String id,

            @Schema(enumeration = {"dataset", "job", "column"})
            String kind,

            String namespace,
            String name,
            @Nullable String column,
            @Nullable UUID datasetId,
            @Nullable String alias,
            @Nullable String type,
            boolean exposure,

            @Schema(enumeration = {"breaks", "changes", "receives", "stale", "possible"})
            String effect,

            int distance,
            List<String> owners,
            @Nullable EvidenceView evidence) {

        static AffectedView of(Affected affected) {
            NodeId id = affected.id();
            return new AffectedView(
                    id.toString(),
                    kindOf(id),
                    id.namespace(),
                    id.name(),
                    id instanceof ColumnNode column ? column.column() : null,
                    affected.known().map(Known::id).orElse(null),
                    affected.known().map(Known::alias).orElse(null),
                    affected.facts().type().orElse(null),
                    affected.exposure(),
                    Words.of(affected.effect()),
                    affected.distance(),
                    affected.facts().owners(),
                    affected.evidence().map(EvidenceView::of).orElse(null));
        }
    }

    static String kindOf(NodeId id) {
        return id instanceof JobNode ? "job" : id instanceof ColumnNode ? "column" : "dataset";
    }

    /**
     * The edge that leads there.
     *
     * @param why for people
     * @param run that told it last
     */
    @Schema(name = "LineageEvidence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvidenceView(
            String why,
            String from,
            String to,
            @Nullable UUID run,
            @Nullable Instant lastSeen) {
        static EvidenceView of(Evidence evidence) {
            return new EvidenceView(
                    evidence.why(),
                    evidence.from().toString(),
                    evidence.to().toString(),
                    evidence.run().orElse(null),
                    evidence.lastSeen().orElse(null));
        }
    }

    static ImpactView of(Impact impact) {
        return new ImpactView(
                impact.focus().toString(),
                Words.of(impact.change()),
                Summary.of(impact.affected()),
                owners(impact),
                impact.affected().stream().map(AffectedView::of).toList(),
                impact.watermark().toString(),
                impact.truncated());
    }

    private static List<String> owners(Impact impact) {
        return impact.affected().stream()
                .flatMap(one -> one.facts().owners().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
