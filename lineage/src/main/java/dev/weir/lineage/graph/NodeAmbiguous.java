package dev.weir.lineage.graph;

import dev.weir.platform.problem.Problem;
import java.util.List;

/** What was asked for is the name of several nodes. */
public final class NodeAmbiguous extends Problem {

    NodeAmbiguous(String asked, List<? extends NodeId> nodes) {
        super(
                GraphProblem.LINEAGE_NODE_AMBIGUOUS,
                asked + " may be any of "
                        + String.join(", ", nodes.stream().map(NodeId::toString).toList()) + ".");
    }
}
