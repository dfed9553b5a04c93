package dev.weir.cli.service;

import org.jspecify.annotations.Nullable;

/** One line of {@code GET /arrivals/dead-letters}: either {@code location} or {@code body} tells what it was. */
public record DeadLetter(
        String id,
        String diedAt,
        String source,
        @Nullable String location,
        @Nullable String pointer,
        String reason,
        @Nullable String body) {

    public String what() {
        return location != null ? location : body == null ? "" : body;
    }
}
