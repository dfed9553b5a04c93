package dev.weir.lineage.intake;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a lineage event, or with sending it. */
public enum LineageProblem implements ProblemCode {
    LINEAGE_EVENT_INVALID(
            400,
            "This is not an OpenLineage event",
            "Correct the event at the place that `errors` names. It is kept as a dead letter until then."),
    LINEAGE_BODY_TOO_LARGE(
            413, "The events are too large", "Send fewer events in a batch, or raise `weir.lineage.max-body`."),
    LINEAGE_ENCODING_UNKNOWN(415, "Weir reads plain or gzipped JSON", "Send `Content-Encoding: gzip`, or none."),
    LINEAGE_OVERLOADED(
            503, "Weir has more events than it can take now", "Nothing was kept. Send it again after `Retry-After`."),
    LINEAGE_NOT_KEPT(
            503, "The events could not be written", "Send them again; the service's log tells why it did not work."),
    LINEAGE_EVENT_NOT_FOLDED(
            500,
            "This event could not be brought into the graph",
            "It is kept, and a dead letter. Report its `detail`, and replay it with a version of Weir that can."),
    LINEAGE_DEAD_LETTER_NOT_FOUND(
            404, "There is no such dead letter", "See `GET /api/v1/lineage/dead-letters` for those there are."),
    LINEAGE_EVENT_NOT_FOUND(
            404, "There is no such event", "It may be older than `weir.lineage.keep-events`, or was never sent.");

    private final Meaning meaning;

    LineageProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
