package dev.weir.quality.batch;

import java.time.Instant;

/** A line of a batch's journal, such as {@code checking} or {@code file moved}. */
public record Step(String step, Instant at) {}
