package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.JobName;
import dev.weir.lineage.marquez.Catalogue.Job;
import dev.weir.lineage.marquez.Catalogue.Statistics;
import dev.weir.lineage.marquez.api.DatasetView.IdView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job in Marquez' shape.
 *
 * @param simpleName without its parent's name
 * @param currentVersion of what it reads and writes
 */
@Schema(name = "LineageJob")
public record JobView(
        IdView id,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"BATCH", "STREAM"})
        String type,

        String name,
        String simpleName,
        @Nullable String parentJobName,
        @Nullable IdView parentJob,
        Instant createdAt,
        Instant updatedAt,
        String namespace,
        List<IdView> inputs,
        List<IdView> outputs,
        @Nullable String location,
        @Nullable String description,
        @Nullable RunView latestRun,
        List<RunView> latestRuns,
        Map<String, JsonNode> facets,
        @Nullable UUID currentVersion,
        StatisticsView statistics) {

    /**
     * How it fared in its last hundred runs that have ended.
     *
     * @param runs how many these are
     * @param failed or aborted
     * @param failureRate from 0 to 1; null if none has ended
     * @param lastSuccessAt of all runs that are kept
     */
    @Schema(name = "LineageRunStatistics")
    public record StatisticsView(
            long runs,
            long failed,
            @Nullable Double failureRate,
            @Nullable Instant lastSuccessAt,
            @Nullable Double medianSeconds,
            @Nullable Double longestSeconds) {

        static StatisticsView of(Statistics statistics) {
            return new StatisticsView(
                    statistics.ended(),
                    statistics.failed(),
                    statistics.ended() == 0 ? null : (double) statistics.failed() / statistics.ended(),
                    statistics.succeeded().orElse(null),
                    statistics.medianSeconds().orElse(null),
                    statistics.longestSeconds().orElse(null));
        }
    }

    static JobView of(Job job) {
        SortedMap<String, JsonNode> facets = Verbatim.facets(job.facets());
        String name = job.name().name();
        boolean streams = Verbatim.text(facets, "jobType", "processingType")
                .filter("STREAMING"::equalsIgnoreCase)
                .isPresent();
        String prefix = job.parent().map(JobName::name).orElse("") + ".";
        return new JobView(
                new IdView(job.name().namespace(), name),
                streams ? "STREAM" : "BATCH",
                name,
                name.startsWith(prefix) && name.length() > prefix.length() ? name.substring(prefix.length()) : name,
                job.parent().map(JobName::name).orElse(null),
                job.parent()
                        .map(parent -> new IdView(parent.namespace(), parent.name()))
                        .orElse(null),
                job.first(),
                job.last(),
                job.name().namespace(),
                job.inputs().stream().map(IdView::of).toList(),
                job.outputs().stream().map(IdView::of).toList(),
                Verbatim.text(facets, "sourceCodeLocation", "url").orElse(null),
                Verbatim.text(facets, "documentation", "description").orElse(null),
                job.latest().map(run -> RunView.of(run, ToldInRun.NOTHING)).orElse(null),
                job.latest().map(run -> RunView.of(run, ToldInRun.NOTHING)).stream()
                        .toList(),
                facets,
                job.shape().map((Hash hash) -> DatasetView.version(hash)).orElse(null),
                StatisticsView.of(job.statistics()));
    }
}
