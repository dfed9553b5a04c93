package dev.weir.quality.run.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.run.Run;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run. @param worker who holds it, or held it last */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        UUID id,
        UUID batchId,

        @Schema(enumeration = {"queued", "running", "reported", "abandoned"})
        String state,

        int attempt,
        @Nullable UUID worker,
        @Nullable Instant leaseUntil,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String engine,
        @Nullable String error) {

    static RunView of(Run run) {
        return new RunView(
                run.id(),
                run.batchId(),
                Words.of(run.state()),
                run.attempt(),
                run.workerId().orElse(null),
                run.leaseUntil().orElse(null),
                run.createdAt(),
                run.finishedAt().orElse(null),
                run.engine().orElse(null),
                run.error().orElse(null));
    }
}
