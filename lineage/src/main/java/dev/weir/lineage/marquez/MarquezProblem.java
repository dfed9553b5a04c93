package dev.weir.lineage.marquez;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a question about lineage. */
public enum MarquezProblem implements ProblemCode {
    LINEAGE_UNKNOWN(
            404,
            "Lineage knows nothing of this name",
            "No event has spoken of it, or it is not folded yet: see `GET /api/v1/lineage/status`."),
    LINEAGE_NODE_INVALID(
            400,
            "This is not the name of a node",
            "Write `dataset:<namespace>:<name>`, `job:<namespace>:<name>` or `datasetField:<namespace>:<name>:<field>`.");

    private final Meaning meaning;

    MarquezProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
