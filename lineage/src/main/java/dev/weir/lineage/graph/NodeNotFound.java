package dev.weir.lineage.graph;

import dev.weir.platform.problem.Problem;

/** No event spoke of such a dataset, job or column. */
public final class NodeNotFound extends Problem {

    public NodeNotFound(String node) {
        super(
                GraphProblem.LINEAGE_NODE_NOT_FOUND,
                "Lineage knows no " + node + ". "
                        + GraphProblem.LINEAGE_NODE_NOT_FOUND.meaning().remedy());
    }
}
