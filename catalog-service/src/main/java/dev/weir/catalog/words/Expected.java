package dev.weir.catalog.words;

/** What a writer believes to be there. */
public sealed interface Expected {

    /** Nothing yet. */
    record Nothing() implements Expected {}

    /** The revision that was read; 0 of a dataset of which nothing was said. */
    record At(int revision) implements Expected {}

    /** Whatever is there: of a file, whose plan shows what it changes. */
    record Anything() implements Expected {}
}
