package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntHashSet;
import dev.weir.lineage.graph.Lineage.Node;

/** Tells of nodes what the graph knows of them at one time. */
final class NodeReader {

    private final LineageGraph graph;
    private final NodeNames names;
    private final long at;

    NodeReader(LineageGraph graph, NodeNames names, long at) {
        this.graph = graph;
        this.names = names;
        this.at = at;
    }

    Node read(int node, int depth) {
        boolean several = !LineageGraph.isJob(node) && !graph.circles().alone(LineageGraph.number(node));
        return new Node(
                names.node(node),
                several ? names.all(node) : java.util.List.of(),
                depth,
                degree(node, true, several),
                degree(node, false, several));
    }

    private int degree(int node, boolean up, boolean several) {
        // Only two names of one dataset are told twice.
        if (several || LineageGraph.isJob(node)) {
            IntHashSet once = new IntHashSet();
            graph.beside(node, up, at, false, once::add);
            return once.size();
        }
        int[] count = {0};
        graph.beside(node, up, at, false, other -> count[0]++);
        return count[0];
    }
}
