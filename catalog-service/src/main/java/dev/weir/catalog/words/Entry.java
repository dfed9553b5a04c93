package dev.weir.catalog.words;

import java.util.List;

/**
 * What people say of one thing. Its record is its JSON, on the wire, in files and in the history. Absent and blank are the
 * same; lists whose order says nothing are sorted, so that equal entries are equal texts.
 */
public sealed interface Entry permits Term, Domain, Owner, Metric, Feature, DatasetWords {

    Kind kind();

    /** What it says wrongly by itself. The {@link #links} of an entry that says nothing wrong are well-formed. */
    List<Mistake> mistakes();

    List<Link> links();

    /** What it is called; empty for a dataset, which is named by the lake. */
    String title();
}
