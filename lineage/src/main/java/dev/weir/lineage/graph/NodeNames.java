package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntObjectHashMap;
import dev.weir.lineage.graph.Labels.Label;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.platform.dataset.DatasetName;
import java.util.ArrayList;
import java.util.List;

/** The names of nodes, each made once for an answer. */
final class NodeNames {

    private final LineageGraph graph;
    private final IntObjectHashMap<NodeId> made = new IntObjectHashMap<>();

    NodeNames(LineageGraph graph) {
        this.graph = graph;
    }

    NodeId node(int node) {
        NodeId known = made.get(node);
        if (known == null) {
            Label label = graph.label(node);
            known = LineageGraph.isJob(node)
                    ? new JobNode(label.namespace(), label.name())
                    : new DatasetNode(label.namespace(), label.name());
            made.put(node, known);
        }
        return known;
    }

    JobNode job(int job) {
        return (JobNode) node(LineageGraph.ofJob(job));
    }

    /** All names of a dataset; none of a job. */
    List<DatasetName> all(int node) {
        if (LineageGraph.isJob(node)) {
            return List.of();
        }
        List<DatasetName> names = new ArrayList<>();
        int dataset = LineageGraph.number(node);
        do {
            Label label = graph.label(LineageGraph.ofDataset(dataset));
            names.add(new DatasetName(label.namespace(), label.name()));
            dataset = graph.circles().next(dataset);
        } while (dataset != LineageGraph.number(node));
        return names;
    }

    /** @param key as {@link Columns#key} */
    ColumnNode column(long key) {
        Label label = graph.label(LineageGraph.ofDataset(Columns.datasetOf(key)));
        return new ColumnNode(label.namespace(), label.name(), graph.columns().text(Columns.nameOf(key)));
    }
}
