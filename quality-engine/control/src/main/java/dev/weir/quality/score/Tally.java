package dev.weir.quality.score;

import dev.weir.quality.contract.CheckReport.Outcome;
import java.util.OptionalDouble;

/**
 * What became of rules, counted.
 *
 * @param undecided nobody could evaluate them, or decide about their batch: they neither hold nor fail
 * @param skipped there were not enough earlier batches to compare with
 */
public record Tally(long passed, long failed, long undecided, long skipped) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public static Tally of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new Tally(1, 0, 0, 0);
            case FAILED -> new Tally(0, 1, 0, 0);
            case UNDECIDED -> new Tally(0, 0, 1, 0);
            case SKIPPED -> new Tally(0, 0, 0, 1);
        };
    }

    public Tally plus(Tally other) {
        return new Tally(
                passed + other.passed, failed + other.failed, undecided + other.undecided, skipped + other.skipped);
    }

    Tally negated() {
        return new Tally(-passed, -failed, -undecided, -skipped);
    }

    public long decided() {
        return passed + failed;
    }

    /** From 0 to 1; empty if nothing was decided, which is no score rather than a bad or a good one. */
    public OptionalDouble score() {
        return decided() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) passed / decided());
    }
}
