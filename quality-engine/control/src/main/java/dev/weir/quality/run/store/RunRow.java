package dev.weir.quality.run.store;

import dev.weir.platform.json.Json;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.RunOrder;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "quality", name = "run")
class RunRow {

    @Id
    UUID id;

    UUID batchId;

    @JdbcTypeCode(SqlTypes.JSON)
    String runOrder;

    @Enumerated(EnumType.STRING)
    Run.State state;

    int attempt;

    @Nullable
    UUID workerId;

    @Nullable
    Instant leaseUntil;

    Instant createdAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    String engine;

    @Nullable
    String error;

    void take(Run run, Json json) {
        id = run.id();
        batchId = run.batchId();
        runOrder = json.write(run.order());
        state = run.state();
        attempt = run.attempt();
        workerId = run.workerId().orElse(null);
        leaseUntil = run.leaseUntil().orElse(null);
        createdAt = run.createdAt();
        finishedAt = run.finishedAt().orElse(null);
        engine = run.engine().orElse(null);
        error = run.error().orElse(null);
    }

    Run run(Json json) {
        return new Run(
                id,
                batchId,
                json.read(runOrder, RunOrder.class),
                state,
                attempt,
                Optional.ofNullable(workerId),
                Optional.ofNullable(leaseUntil),
                createdAt,
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(engine),
                Optional.ofNullable(error));
    }
}
