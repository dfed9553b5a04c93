package dev.weir.quality.score.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.rules.Dimension;
import dev.weir.quality.score.Scorecard;
import dev.weir.quality.score.Scorecard.DayTally;
import dev.weir.quality.score.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is demanded of a dataset, or of all datasets of a domain, holds.
 *
 * @param zone the first folder below the lake's root; with the lake it is the domain. Empty for what lies directly in the root
 * @param dataset alias; absent for a domain
 * @param datasets how many datasets this is about
 * @param from the first day, in UTC
 * @param to the last day, today
 * @param overall of all rules, each counted once
 * @param dimensions all of them, in the same order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Scorecard")
public record ScorecardView(
        String lake,
        String zone,
        @Nullable String dataset,
        long datasets,
        LocalDate from,
        LocalDate to,
        Score overall,
        List<DimensionScore> dimensions) {

    /** Without the single days. */
    static ScorecardView line(Scorecard card) {
        return of(card, false);
    }

    static ScorecardView whole(Scorecard card) {
        return of(card, true);
    }

    private static ScorecardView of(Scorecard card, boolean withDays) {
        Scorecard.Subject subject = card.subject();
        return new ScorecardView(
                subject.lake(),
                subject.zone(),
                subject.dataset().orElse(null),
                subject.datasets(),
                card.window().from(),
                card.window().to(),
                Score.of(card, Optional.empty(), withDays),
                Arrays.stream(Dimension.values())
                        .map(dimension -> new DimensionScore(
                                Words.of(dimension), Score.of(card, Optional.of(dimension), withDays)))
                        .toList());
    }

    @Schema(name = "DimensionScore")
    public record DimensionScore(
            @Schema(enumeration = {"completeness", "validity", "uniqueness", "timeliness", "consistency"})
            String dimension,

            Score score) {}

    /**
     * @param score passed / (passed + failed), from 0 to 1; absent if no rule was decided
     * @param undecided outcomes that nobody knows; they are in no score
     * @param skipped outcomes of rules that had too few earlier batches to compare with; they are in no score
     * @param trend the score of each day from {@code from} to {@code to}; null for a day on which nothing was decided
     * @param days absent in lists; without the days on which no batch came in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Score")
    public record Score(
            @Nullable Double score,
            long passed,
            long failed,
            long undecided,
            long skipped,
            List<@Nullable Double> trend,
            @Nullable List<DayScore> days) {

        static Score of(Scorecard card, Optional<Dimension> dimension, boolean withDays) {
            Tally tally = card.tally(dimension);
            return new Score(
                    number(tally.score()),
                    tally.passed(),
                    tally.failed(),
                    tally.undecided(),
                    tally.skipped(),
                    card.trend(dimension).stream().map(ScorecardView::number).toList(),
                    withDays ? card.days(dimension).stream().map(DayScore::of).toList() : null);
        }
    }

    /** What became of the rules of the batches that came in on a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DayScore")
    public record DayScore(
            LocalDate day, @Nullable Double score, long passed, long failed, long undecided, long skipped) {

        static DayScore of(DayTally one) {
            Tally tally = one.tally();
            return new DayScore(
                    one.day(),
                    number(tally.score()),
                    tally.passed(),
                    tally.failed(),
                    tally.undecided(),
                    tally.skipped());
        }
    }

    private static @Nullable Double number(OptionalDouble score) {
        return score.isPresent() ? score.getAsDouble() : null;
    }
}
