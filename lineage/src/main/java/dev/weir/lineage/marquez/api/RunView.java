package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.marquez.Catalogue.Run;
import dev.weir.lineage.marquez.api.DatasetView.IdView;
import dev.weir.platform.dataset.DatasetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run in Marquez' shape.
 *
 * @param facets only when one run is asked for; see {@code /api/v1/jobs/runs/{id}/facets}
 * @param job whose run it is
 * @param error what it failed of
 */
@Schema(name = "LineageRun")
public record RunView(
        UUID id,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant nominalStartTime,
        @Nullable Instant nominalEndTime,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"NEW", "RUNNING", "COMPLETED", "FAILED", "ABORTED"})
        String state,

        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long durationMs,
        Map<String, String> args,
        JobVersionView jobVersion,
        List<DatasetVersionView> inputDatasetVersions,
        List<DatasetVersionView> outputDatasetVersions,
        Map<String, JsonNode> facets,
        IdView job,
        @Nullable UUID parentRunId,
        @Nullable UUID rootRunId,
        @Nullable String error) {

    @Schema(name = "LineageJobVersion")
    public record JobVersionView(
            String namespace, String name, @Nullable UUID version) {}

    /** @param facets of the dataset in this run; only when one run is asked for */
    @Schema(name = "LineageRunDataset")
    public record DatasetVersionView(IdView datasetVersionId, Map<String, JsonNode> facets) {
        static List<DatasetVersionView> of(
                List<DatasetName> names, Map<DatasetName, SortedMap<String, JsonNode>> told) {
            return names.stream()
                    .map(name -> new DatasetVersionView(IdView.of(name), told.getOrDefault(name, new TreeMap<>())))
                    .toList();
        }
    }

    static RunView of(Run run, ToldInRun told) {
        Optional<Instant> begun = run.started().or(() -> Optional.of(run.first()));
        return new RunView(
                run.id(),
                run.first(),
                run.last(),
                run.nominalStart().orElse(null),
                run.nominalEnd().orElse(null),
                run.state(),
                run.started().orElse(null),
                run.ended().orElse(null),
                run.ended()
                        .flatMap(ended -> begun.map(
                                start -> Duration.between(start, ended).toMillis()))
                        .orElse(null),
                Map.of(),
                new JobVersionView(
                        run.job().namespace(),
                        run.job().name(),
                        run.shape()
                                .map((Hash hash) -> DatasetView.version(hash))
                                .orElse(null)),
                DatasetVersionView.of(run.inputs(), told.inputs()),
                DatasetVersionView.of(run.outputs(), told.outputs()),
                told.run(),
                new IdView(run.job().namespace(), run.job().name()),
                run.parent().orElse(null),
                run.root().orElse(null),
                run.error().orElse(null));
    }
}
