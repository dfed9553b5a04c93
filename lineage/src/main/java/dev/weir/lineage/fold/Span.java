package dev.weir.lineage.fold;

import java.time.Instant;

/** From the first time something was told to the last. */
public record Span(Instant first, Instant last) {

    static Span at(Instant at) {
        return new Span(at, at);
    }

    Span and(Span other) {
        return new Span(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}
