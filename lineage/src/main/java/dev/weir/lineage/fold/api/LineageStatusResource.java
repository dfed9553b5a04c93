package dev.weir.lineage.fold.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.event.Told.Unknown;
import dev.weir.lineage.fold.Queue;
import dev.weir.lineage.intake.DeadLetters;
import dev.weir.lineage.kafka.KafkaSource;
import dev.weir.lineage.kafka.KafkaStanding;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the graph is behind its events, and what nobody understood. */
@Path("/api/v1/lineage/status")
public class LineageStatusResource {

    private static final int MOST_UNKNOWN = 200;

    private final Queue queue;
    private final DeadLetters dead;
    private final KafkaSource kafka;
    private final Access access;
    private final CurrentActor actor;

    LineageStatusResource(Queue queue, DeadLetters dead, KafkaSource kafka, Access access, CurrentActor actor) {
        this.queue = queue;
        this.dead = dead;
        this.kafka = kafka;
        this.access = access;
        this.actor = actor;
    }

    /**
     * @param folded events that are in the graph, since the beginning
     * @param foldedAt when the last of these were brought in
     * @param pending events that are kept, and not in the graph yet
     * @param deadLetters what was sent and could not be taken
     * @param unknown what was told that Weir keeps, but does not understand: the most frequent first
     * @param kafka how the replica that answers fares with Kafka; absent if it takes nothing from there
     */
    public record LineageStatus(
            long folded,
            @Nullable Instant foldedAt,
            long pending,
            long deadLetters,
            List<UnknownView> unknown,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KafkaView kafka) {}

    /**
     * @param partitions of the topic that this replica has
     * @param taken records since it started
     * @param takenAt the last of them
     * @param lag records that wait in its partitions
     * @param problem why it waits; absent while all is well
     */
    @Schema(name = "LineageKafka")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KafkaView(
            String topic,
            String group,
            int partitions,
            long taken,
            @Nullable Instant takenAt,
            @Nullable Long lag,
            @Nullable String problem) {

        static KafkaView of(KafkaStanding standing) {
            return new KafkaView(
                    standing.topic(),
                    standing.group(),
                    standing.partitions(),
                    standing.taken(),
                    standing.takenAt().orElse(null),
                    standing.lag().isPresent() ? standing.lag().getAsLong() : null,
                    standing.problem().orElse(null));
        }
    }

    /** @param name of a facet with what it is told of: {@code run/spark_properties} */
    @Schema(name = "UnknownLineage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnknownView(
            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"facet", "event", "schema"})
            String kind,

            String name,
            long times,
            Instant lastAt) {

        static UnknownView of(Map.Entry<Unknown, Queue.Count> counted) {
            return new UnknownView(
                    counted.getKey().kind(),
                    counted.getKey().name(),
                    counted.getValue().times(),
                    counted.getValue().last());
        }
    }

    @GET
    public LineageStatus lineageStatus() {
        access.require(actor.get(), Permission.VIEW);
        Queue.Standing standing = queue.standing();
        return new LineageStatus(
                standing.folded(),
                standing.foldedAt().orElse(null),
                standing.pending(),
                dead.count(),
                queue.unknown(MOST_UNKNOWN).entrySet().stream()
                        .map(UnknownView::of)
                        .toList(),
                kafka.standing().map(KafkaView::of).orElse(null));
    }
}
