package dev.weir.catalog.status;

import dev.weir.catalog.classify.TagProposals;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.AuthSettings;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.incident.IncidentDesk;
import dev.weir.quality.run.WorkerDesk;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of the whole at a glance. */
@Path("/api/v1/status")
public class StatusResource {

    private final Lakes lakes;
    private final Datasets datasets;
    private final TagProposals proposals;
    private final BatchReader batches;
    private final IncidentDesk incidents;
    private final WorkerDesk workers;
    private final DatabaseInfo database;
    private final AuthSettings auth;
    private final Visibility visibility;
    private final Access access;
    private final CurrentActor actor;
    private final String version;

    StatusResource(
            Lakes lakes,
            Datasets datasets,
            TagProposals proposals,
            BatchReader batches,
            IncidentDesk incidents,
            WorkerDesk workers,
            DatabaseInfo database,
            AuthSettings auth,
            Visibility visibility,
            Access access,
            CurrentActor actor,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.lakes = lakes;
        this.datasets = datasets;
        this.proposals = proposals;
        this.batches = batches;
        this.incidents = incidents;
        this.workers = workers;
        this.database = database;
        this.auth = auth;
        this.visibility = visibility;
        this.access = access;
        this.actor = actor;
        this.version = version;
    }

    /**
     * Everything at a glance.
     *
     * @param mode how callers are told apart
     * @param proposedTags how many are to be decided
     */
    public record StatusView(
            String version,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"local", "token"})
            String mode,

            ActorView actor,
            DatabaseView database,
            WorkersView workers,
            long lakes,
            long datasets,
            long proposedTags,
            BatchCounts batches,
            IncidentCounts incidents) {}

    /** Who asks. */
    public record ActorView(String name, String role) {}

    /** @param kind {@code embedded} if Weir started it itself */
    public record DatabaseView(
            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"embedded", "external"})
            String kind,

            String version) {}

    public record WorkersView(long live) {}

    public record IncidentCounts(long open) {}

    /** @param open received, checking, or on the way to the target, to quarantine or out of it */
    public record BatchCounts(long published, long quarantined, long held, long open) {

        static BatchCounts of(Map<Batch.State, Long> counts) {
            return new BatchCounts(
                    sum(counts, Batch.State.PUBLISHED, Batch.State.RELEASED),
                    sum(counts, Batch.State.QUARANTINED),
                    sum(counts, Batch.State.HELD),
                    sum(
                            counts,
                            Batch.State.RECEIVED,
                            Batch.State.CHECKING,
                            Batch.State.PUBLISHING,
                            Batch.State.QUARANTINING,
                            Batch.State.RELEASING,
                            Batch.State.DISCARDING));
        }

        private static long sum(Map<Batch.State, Long> counts, Batch.State... states) {
            return Stream.of(states)
                    .mapToLong(state -> counts.getOrDefault(state, 0L))
                    .sum();
        }
    }

    @GET
    @Transactional
    public StatusView status() {
        access.require(actor.get(), Permission.VIEW);
        return new StatusView(
                version,
                Words.of(auth.mode()),
                new ActorView(actor.get().name(), actor.get().role().wireName()),
                new DatabaseView(database.kind(), database.version()),
                new WorkersView(workers.live()),
                lakes.count(),
                datasets.count(visibility.borneBy(actor.get())),
                proposals.countProposed(),
                BatchCounts.of(batches.countByState()),
                new IncidentCounts(incidents.countOpen()));
    }
}
