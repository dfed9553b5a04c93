package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /scorecards}, or of {@code GET /scorecards/domains}, where {@code dataset} is null. */
public record Scorecard(
        String lake,
        String zone,
        @Nullable String dataset,
        long datasets,
        String from,
        String to,
        Score overall,
        List<DimensionScore> dimensions) {

    public record DimensionScore(String dimension, Score score) {}

    /** @param score from 0 to 1; null if nothing was decided. @param trend the same for each day */
    public record Score(
            @Nullable Double score,
            long passed,
            long failed,
            long undecided,
            long skipped,
            List<@Nullable Double> trend) {}
}
