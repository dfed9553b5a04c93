package dev.weir.lineage.graph;

import dev.weir.platform.problem.Problem;

/** The node with which the last answer ended is no longer where it was. */
final class ContinuationStale extends Problem {

    ContinuationStale() {
        super(
                GraphProblem.LINEAGE_CONTINUATION_STALE,
                GraphProblem.LINEAGE_CONTINUATION_STALE.meaning().title() + ". "
                        + GraphProblem.LINEAGE_CONTINUATION_STALE.meaning().remedy());
    }
}
