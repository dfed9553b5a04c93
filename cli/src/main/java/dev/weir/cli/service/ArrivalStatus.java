package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /arrivals/status}.
 *
 * @param lagSeconds since when the oldest arrival is not in the catalog
 */
public record ArrivalStatus(long waiting, long looking, long deadLetters, double lagSeconds, List<Source> sources) {

    public ArrivalStatus {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** @param state {@code receiving} or {@code unreachable} */
    public record Source(
            String name,
            String state,
            long messages,
            @Nullable String error) {}
}
