package dev.weir.catalog.glue;

/** What came of a change. */
public sealed interface GlueOutcome {

    record Applied() implements GlueOutcome {}

    /**
     * Glue said no; of a change of several partitions, to some of them.
     *
     * @param stale whether Glue is not as the change took it to be: look again, and plan anew
     */
    record Rejected(boolean stale, String reason) implements GlueOutcome {}

    /** No answer came, or one that does not tell: look before it is tried again. */
    record Unknown(String reason) implements GlueOutcome {}

    GlueOutcome APPLIED = new Applied();
}
