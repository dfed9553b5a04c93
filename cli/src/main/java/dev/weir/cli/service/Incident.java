package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /incidents}, or a whole incident with {@code batches}. @param state {@code open} or {@code closed} */
public record Incident(
        String id,
        String ruleset,
        String dataset,
        @Nullable String owner,
        String state,
        String openedAt,
        String reason,
        long failures,
        @Nullable String closedAt,
        @Nullable String closedBy,
        @Nullable String closedFor,
        List<FailedBatch> batches) {

    public Incident {
        batches = batches == null ? List.of() : List.copyOf(batches);
    }

    /** @param state {@code quarantined} or {@code held} @param cause why, most likely */
    public record FailedBatch(
            String id,
            String state,
            String reason,
            @Nullable String cause,
            String at) {}
}
