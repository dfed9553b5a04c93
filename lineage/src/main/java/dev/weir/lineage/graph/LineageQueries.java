package dev.weir.lineage.graph;

import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.lineage.graph.LineageEnds.Kind;
import dev.weir.lineage.graph.NodeFinder.Asked;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.Reached.ReachedColumn;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the graph of this replica. Each answer carries the watermark up to which it is current. */
@ApplicationScoped
public class LineageQueries {

    private final CurrentGraph current;
    private final NodeFinder finder;
    private final KnownDatasets datasets;
    private final Access access;

    LineageQueries(CurrentGraph current, NodeFinder finder, KnownDatasets datasets, Access access) {
        this.current = current;
        this.finder = finder;
        this.datasets = datasets;
        this.access = access;
    }

    /** Of a graph beside that of the service, or without a service around it. */
    public static LineageQueries of(CurrentGraph current, KnownDatasets datasets) {
        return new LineageQueries(current, new NodeFinder(datasets), datasets, new Access());
    }

    /** Comes before a look at what was asked: who may not ask is told that, and not what was wrong with the question. */
    public Actor viewer(Actor actor) {
        access.require(actor, Permission.VIEW);
        return actor;
    }

    /** @throws NodeNotFound if no event spoke of the node */
    public Lineage around(Actor actor, GraphQuery query) {
        Asked asked = read(actor, query.node());
        return current.read((graph, watermark) -> {
            Found focus = found(actor, graph, asked);
            return focus.column().isPresent()
                    ? new AroundColumn(graph, query, watermark).of(focus)
                    : new AroundNode(graph, query, watermark).of(focus);
        });
    }

    public LineagePath path(Actor actor, String from, String to, boolean directOnly, Optional<Instant> asOf) {
        Asked askedFrom = read(actor, from);
        Asked askedTo = read(actor, to);
        return current.read((graph, watermark) -> new Paths(graph, at(asOf), directOnly, watermark)
                .between(found(actor, graph, askedFrom), found(actor, graph, askedTo)));
    }

    /**
     * @param node only of what leads to this node (roots), comes from it (leaves), or either
     * @param after where the last answer ended
     */
    public LineageEnds ends(
            Actor actor, Kind kind, Optional<String> node, Optional<Instant> asOf, int limit, Optional<Long> after) {
        access.require(actor, Permission.VIEW);
        Optional<Asked> asked = node.map(finder::read);
        return current.read((graph, watermark) -> new Ends(graph, at(asOf), watermark)
                .of(kind, asked.map(one -> found(actor, graph, one)), limit, after.orElse(-1L)));
    }

    /** @param node only around this node, as it was at either time; empty for the whole graph */
    public LineageDiff diff(
            Actor actor, Optional<String> node, Direction direction, int depth, Instant from, Instant to, int limit) {
        access.require(actor, Permission.VIEW);
        Optional<Asked> asked = node.map(finder::read);
        return current.read((graph, watermark) -> new Diffs(
                        graph, EdgeHistory.micros(from), EdgeHistory.micros(to), watermark, limit)
                .of(asked.map(one -> found(actor, graph, one)), direction, depth));
    }

    /**
     * All that is downstream of a dataset, a column, or a job.
     *
     * @param limit of nodes, and of columns
     */
    public Reached downstream(Actor actor, String node, Optional<Instant> asOf, int limit) {
        Asked asked = read(actor, node);
        return current.read(
                (graph, watermark) -> new Reach(graph, at(asOf), limit, watermark).of(found(actor, graph, asked)));
    }

    /**
     * Where values of a column come out without being masked on their way, nearest first. Each has the edge that led there;
     * none, if lineage does not know the column.
     */
    public List<ReachedColumn> unmasked(ColumnNode column, int limit) {
        return current.read((graph, watermark) -> {
            Optional<Found> found = NodeFinder.find(graph, column);
            return found.map(one -> new Reach(graph, Timelines.NOW, limit, watermark)
                            .unmasked(one.column().orElseThrow()))
                    .orElse(List.of());
        });
    }

    /** Which of these datasets the catalog has, under any of their names. */
    public Map<DatasetName, Known> known(List<Node> nodes) {
        Set<DatasetName> names = new HashSet<>();
        for (Node node : nodes) {
            if (node.id() instanceof DatasetNode dataset) {
                names.add(new DatasetName(dataset.namespace(), dataset.name()));
                names.addAll(node.names());
            }
        }
        return names.isEmpty() ? Map.of() : datasets.find(names);
    }

    private Asked read(Actor actor, String node) {
        access.require(actor, Permission.VIEW);
        return finder.read(node);
    }

    private Found found(Actor actor, LineageGraph graph, Asked asked) {
        Found found = NodeFinder.find(graph, asked);
        if (!LineageGraph.isJob(found.node())) {
            access.require(
                    actor,
                    Permission.VIEW,
                    new DatasetName(found.id().namespace(), found.id().name()));
        }
        return found;
    }

    private static long at(Optional<Instant> asOf) {
        return asOf.map(EdgeHistory::micros).orElse(Timelines.NOW);
    }
}
