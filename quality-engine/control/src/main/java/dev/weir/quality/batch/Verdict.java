package dev.weir.quality.batch;

/** What a report means for a batch. An engine that died did not fail the data, and did not pass it either. */
public sealed interface Verdict {

    /** For people: why. */
    String reason();

    /** Every rule holds that keeps something out. */
    record Passed(String reason) implements Verdict {}

    /** Some rows broke rules, and only those are turned away. */
    record Split(String reason) implements Verdict {}

    /** The batch as a whole is turned away. */
    record Failed(String reason) implements Verdict {}

    /** Nobody knows. */
    record Undecided(String reason) implements Verdict {}
}
