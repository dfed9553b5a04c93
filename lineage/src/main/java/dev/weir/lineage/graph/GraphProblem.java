package dev.weir.lineage.graph;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a question about lineage. */
public enum GraphProblem implements ProblemCode {
    LINEAGE_NODE_NOT_FOUND(
            404,
            "Lineage does not know this node",
            "A node is `dataset:<namespace>:<name>`, `job:<namespace>:<name>`, `column:<namespace>:<name>#<path>` or a"
                    + " dataset's alias; in each part `%`, `:` and `#` are written `%25`, `%3A` and `%23`. See"
                    + " `GET /api/v1/lineage/ends`."),
    LINEAGE_NODE_AMBIGUOUS(
            409,
            "Several nodes are called this",
            "Ask for one of the nodes that the detail names, as it is written there."),
    LINEAGE_CONTINUATION_STALE(
            409, "The graph has changed since the answer that this continues", "Ask again without `continuation`."),
    LINEAGE_GRAPH_NOT_LOADED(
            503, "The lineage graph is being loaded", "Ask again after the seconds that `Retry-After` tells.");

    private final Meaning meaning;

    GraphProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
