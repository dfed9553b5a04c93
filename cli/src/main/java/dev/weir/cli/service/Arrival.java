package dev.weir.cli.service;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code GET /arrivals}.
 *
 * @param event {@code created} or {@code deleted}
 * @param state {@code waiting}, {@code looking}, {@code done}, {@code outdated} or {@code dead}
 */
public record Arrival(
        String id,
        String lake,
        String location,
        String event,
        String source,
        String state,
        String receivedAt,
        @Nullable String crawlId,
        @Nullable String error) {}
