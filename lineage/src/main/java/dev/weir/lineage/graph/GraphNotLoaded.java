package dev.weir.lineage.graph;

import dev.weir.platform.problem.Problem;

/** This replica has just started, and reads the graph. */
final class GraphNotLoaded extends Problem {

    GraphNotLoaded() {
        super(
                GraphProblem.LINEAGE_GRAPH_NOT_LOADED,
                "This replica has not read the lineage graph yet. "
                        + GraphProblem.LINEAGE_GRAPH_NOT_LOADED.meaning().remedy());
    }
}
