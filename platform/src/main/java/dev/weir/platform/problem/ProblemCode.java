package dev.weir.platform.problem;

import java.util.Locale;

/**
 * A kind of problem. Each feature has an enum of its own; a code, once released, keeps its meaning. The list in {@code
 * docs/problems.md} is made from these.
 */
public interface ProblemCode {

    /** The enum constant's name. */
    String name();

    Meaning meaning();

    /** Stable and unique: {@code dataset-not-found}. Made from the constant's name. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param status the HTTP status it answers with
     * @param title one short line, the same for every problem of this kind
     * @param remedy what to do about it, for the docs
     */
    record Meaning(int status, String title, String remedy) {}
}
