package dev.weir.lineage.graph;

import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the node that somebody means: by its {@link NodeId}, by one in which colons are not encoded if only one reading of it
 * is a node, or by a dataset's alias in the catalog.
 */
@ApplicationScoped
class NodeFinder {

    private final KnownDatasets known;

    NodeFinder(KnownDatasets known) {
        this.known = known;
    }

    /** What may be meant, before anybody looked into the graph. */
    record Asked(String text, List<NodeId> readings) {}

    /**
     * A node of the graph.
     *
     * @param node the number of the node, or of the column's dataset
     * @param column as {@link Columns#key}; empty for a dataset or job
     */
    record Found(NodeId id, int node, Optional<Long> column) {}

    Asked read(String text) {
        List<NodeId> readings = new ArrayList<>();
        if (text.startsWith("dataset:")) {
            pairs(text.substring("dataset:".length()))
                    .forEach(pair -> readings.add(new DatasetNode(pair.namespace(), pair.name())));
        } else if (text.startsWith("job:")) {
            pairs(text.substring("job:".length()))
                    .forEach(pair -> readings.add(new JobNode(pair.namespace(), pair.name())));
        } else if (text.startsWith("column:") && text.contains("#")) {
            int hash = text.lastIndexOf('#');
            String column = NodeId.whole(text.substring(hash + 1));
            pairs(text.substring("column:".length(), hash))
                    .forEach(pair -> readings.add(new ColumnNode(pair.namespace(), pair.name(), column)));
        }
        if (readings.isEmpty()) {
            byAlias(text, readings);
        }
        return new Asked(text, readings);
    }

    private void byAlias(String text, List<NodeId> readings) {
        int hash = text.lastIndexOf('#');
        for (DatasetName name : known.called(hash < 0 ? text : text.substring(0, hash))) {
            readings.add(
                    hash < 0
                            ? new DatasetNode(name.namespace(), name.name())
                            : new ColumnNode(name.namespace(), name.name(), text.substring(hash + 1)));
        }
    }

    // Written as it should be it has one colon. Otherwise any may be the one.
    private static List<DatasetName> pairs(String text) {
        List<DatasetName> pairs = new ArrayList<>();
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            String namespace = NodeId.whole(text.substring(0, colon));
            String name = NodeId.whole(text.substring(colon + 1));
            if (!namespace.isBlank() && !name.isBlank()) {
                pairs.add(new DatasetName(namespace, name));
            }
        }
        return pairs;
    }

    static Found find(LineageGraph graph, Asked asked) {
        List<Found> found = new ArrayList<>();
        for (NodeId id : new LinkedHashSet<>(asked.readings())) {
            find(graph, id).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new NodeNotFound(asked.text());
        }
        boolean one = found.stream()
                .allMatch(each -> each.node() == found.get(0).node()
                        && each.column().equals(found.get(0).column()));
        if (!one) {
            throw new NodeAmbiguous(asked.text(), found.stream().map(Found::id).toList());
        }
        return found.get(0);
    }

    static Optional<Found> find(LineageGraph graph, NodeId id) {
        NodeNames names = new NodeNames(graph);
        if (id instanceof JobNode) {
            int node = graph.findJob(id.namespace(), id.name());
            return node == LineageGraph.NONE
                    ? Optional.empty()
                    : Optional.of(new Found(names.node(node), node, Optional.empty()));
        }
        int node = graph.findDataset(id.namespace(), id.name());
        if (node == LineageGraph.NONE) {
            return Optional.empty();
        }
        if (id instanceof ColumnNode column) {
            return column(graph, node, column.column())
                    .map(key -> new Found(names.column(key), node, Optional.of(key)));
        }
        return Optional.of(new Found(names.node(node), node, Optional.empty()));
    }

    private static Optional<Long> column(LineageGraph graph, int node, String column) {
        int named = graph.columns().nameOf(column);
        if (named == Columns.NONE) {
            return Optional.empty();
        }
        int root = LineageGraph.number(node);
        int dataset = root;
        do {
            if (graph.columns().find(dataset, named) != Columns.NONE) {
                return Optional.of(Columns.key(root, named));
            }
            dataset = graph.circles().next(dataset);
        } while (dataset != root);
        return Optional.empty();
    }
}
