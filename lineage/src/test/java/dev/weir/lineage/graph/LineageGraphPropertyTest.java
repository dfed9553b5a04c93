package dev.weir.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.LineageEnds.Kind;
import dev.weir.lineage.graph.NodeFinder.Asked;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.lineage.graph.World.ColumnFlow;
import dev.weir.lineage.graph.World.Flow;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The graph against sets of edges, over small lineages with cycles, loops, several names of a dataset and a past. */
class LineageGraphPropertyTest {

    private static final Watermark HERE = new Watermark(1, 1);
    private static final int ALL = 1000;

    @Provide
    Arbitrary<World> worlds() {
        return World.all();
    }

    private static GraphQuery query(
            Direction direction, int depth, boolean columns, boolean directOnly, int at, int limit, String after) {
        return new GraphQuery(
                "",
                direction,
                depth,
                columns,
                directOnly,
                Optional.of(EdgeHistory.instant(at)),
                limit,
                Optional.ofNullable(after.isEmpty() ? null : after));
    }

    private static Found found(LineageGraph graph, NodeId id) {
        return NodeFinder.find(graph, new Asked(id.toString(), List.of(id)));
    }

    private static Found dataset(LineageGraph graph, int number) {
        return found(graph, new DatasetNode("ns", "d" + number));
    }

    private static Set<Flow> flows(List<Edge> edges) {
        return edges.stream()
                .map(edge -> new Flow(edge.from().name(), edge.to().name()))
                .collect(Collectors.toSet());
    }

    private static Set<Flow> among(Set<Flow> flows, Set<String> nodes) {
        return flows.stream()
                .filter(flow -> nodes.contains(flow.from()) && nodes.contains(flow.to()))
                .collect(Collectors.toSet());
    }

    @Property(tries = 500)
    void whatIsAroundADatasetIsWhatIsReachedByEdges(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 6) int start,
            @ForAll Direction direction,
            @ForAll @IntRange(max = 8) int depth,
            @ForAll boolean directOnly,
            @ForAll @IntRange(max = 10) int at) {
        LineageGraph graph = world.graph();
        Set<Flow> flows = world.flows(at, directOnly);
        Map<String, Integer> reached = World.reach(
                World.by(flows, true),
                World.by(flows, false),
                "d" + world.canonical().get(start),
                direction,
                depth);

        Lineage lineage = new AroundNode(graph, query(direction, depth, false, directOnly, at, ALL, ""), HERE)
                .of(dataset(graph, start));

        Map<String, Integer> told = new HashMap<>();
        lineage.nodes().forEach(node -> told.put(node.id().name(), node.depth()));
        assertThat(told).isEqualTo(reached);
        assertThat(lineage.nodes()).hasSameSizeAs(told.keySet());
        assertThat(lineage.edges()).doesNotHaveDuplicates();
        assertThat(flows(lineage.edges())).isEqualTo(among(flows, reached.keySet()));
        assertThat(lineage.truncated()).isFalse();
    }

    @Property(tries = 300)
    void pagesTogetherAreTheWhole(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 6) int start,
            @ForAll Direction direction,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        LineageGraph graph = world.graph();
        Lineage whole =
                new AroundNode(graph, query(direction, 6, true, false, 10, ALL, ""), HERE).of(dataset(graph, start));
        List<Lineage.Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        List<Lineage.ColumnEdge> columnEdges = new ArrayList<>();

        String after = "";
        do {
            Lineage page = new AroundNode(graph, query(direction, 6, true, false, 10, limit, after), HERE)
                    .of(dataset(graph, start));
            assertThat(page.nodes()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.truncated()).isEqualTo(page.continuation().isPresent());
            nodes.addAll(page.nodes());
            edges.addAll(page.edges());
            columnEdges.addAll(page.columnEdges());
            after = page.continuation().orElse("");
        } while (!after.isEmpty());

        assertThat(nodes).isEqualTo(whole.nodes());
        assertThat(edges).containsExactlyInAnyOrderElementsOf(whole.edges());
        assertThat(columnEdges).containsExactlyInAnyOrderElementsOf(whole.columnEdges());
    }

    @Property(tries = 500)
    void whatIsAroundAColumnIsWhatIsReachedByColumnEdges(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 6) int start,
            @ForAll Direction direction,
            @ForAll @IntRange(max = 4) int steps,
            @ForAll boolean directOnly,
            @ForAll @IntRange(max = 10) int at) {
        LineageGraph graph = world.graph();
        Set<Flow> flows = world.columnFlows(at, directOnly).stream()
                .map(flow -> new Flow(flow.from(), flow.to()))
                .collect(Collectors.toSet());
        Map<String, Integer> reached = World.reach(
                World.by(flows, true),
                World.by(flows, false),
                "d" + world.canonical().get(start) + "#a",
                direction,
                steps);

        Lineage lineage = new AroundColumn(graph, query(direction, 2 * steps, true, directOnly, at, ALL, ""), HERE)
                .of(found(graph, new ColumnNode("ns", "d" + start, "a")));

        Map<String, Integer> told = new HashMap<>();
        lineage.columns().forEach(column -> told.put(text(column.id()), column.depth()));
        assertThat(told).isEqualTo(reached);
        Set<ColumnFlow> edges = lineage.columnEdges().stream()
                .map(edge -> new ColumnFlow(text(edge.from()), text(edge.to())))
                .collect(Collectors.toSet());
        Set<ColumnFlow> expected = among(flows, reached.keySet()).stream()
                .map(flow -> new ColumnFlow(flow.from(), flow.to()))
                .collect(Collectors.toSet());
        assertThat(edges).isEqualTo(expected);
    }

    private static String text(ColumnNode column) {
        return column.name() + "#" + column.column();
    }

    @Property(tries = 300)
    void aWayIsAsShortAsItCanBe(
            @ForAll("worlds") World world, @ForAll @IntRange(max = 6) int from, @ForAll @IntRange(max = 6) int to) {
        LineageGraph graph = world.graph();
        Set<Flow> flows = world.flows(10, false);
        String start = "d" + world.canonical().get(from);
        String end = "d" + world.canonical().get(to);
        Integer down = World.reach(World.by(flows, true), Map.of(), start, Direction.DOWNSTREAM, 100)
                .get(end);
        Integer up = World.reach(Map.of(), World.by(flows, false), start, Direction.UPSTREAM, 100)
                .get(end);

        LineagePath path = new Paths(graph, 10, false, HERE).between(dataset(graph, from), dataset(graph, to));

        if (down != null) {
            assertThat(path.direction()).contains(Direction.DOWNSTREAM);
            assertThat(path.edges()).hasSize(down);
        } else if (up != null) {
            assertThat(path.direction()).contains(Direction.UPSTREAM);
            assertThat(path.edges()).hasSize(up);
        } else {
            assertThat(path.direction()).isEmpty();
            assertThat(path.nodes()).isEmpty();
        }
        assertThat(flows).containsAll(flows(path.edges()));
        path.direction().ifPresent(direction -> {
            assertThat(path.nodes().get(0).name()).isEqualTo(start);
            assertThat(path.nodes().get(path.nodes().size() - 1).name()).isEqualTo(end);
            assertThat(path.nodes()).hasSize(path.edges().size() + 1);
        });
    }

    @Property(tries = 300)
    void endsAreDatasetsWithoutEdgesOnOneSide(@ForAll("worlds") World world, @ForAll @IntRange(max = 10) int at) {
        Set<Flow> flows = world.flows(at, false);
        Set<String> written = flows.stream().map(Flow::to).collect(Collectors.toSet());
        Set<String> read = flows.stream().map(Flow::from).collect(Collectors.toSet());
        Set<String> roots = new HashSet<>();
        Set<String> leaves = new HashSet<>();
        Set<String> orphans = new HashSet<>();
        for (int dataset : world.canonical()) {
            String name = "d" + dataset;
            if (!written.contains(name)) {
                (read.contains(name) ? roots : orphans).add(name);
            } else if (!read.contains(name)) {
                leaves.add(name);
            }
        }

        Ends ends = new Ends(world.graph(), at, HERE);

        for (Kind kind : Kind.values()) {
            Set<String> told = new HashSet<>();
            Optional<Long> after = Optional.of(-1L);
            while (after.isPresent()) {
                LineageEnds page = ends.of(kind, Optional.empty(), 2, after.get());
                page.nodes().forEach(node -> told.add(node.id().name()));
                after = page.next();
            }
            assertThat(told)
                    .isEqualTo(
                            switch (kind) {
                                case ROOTS -> roots;
                                case LEAVES -> leaves;
                                case ORPHANS -> orphans;
                            });
        }
    }

    @Property(tries = 300)
    void aDifferenceIsWhatOneTimeHasAndTheOtherHasNot(
            @ForAll("worlds") World world, @ForAll @IntRange(max = 10) int from, @ForAll @IntRange(max = 10) int to) {
        Set<Flow> before = world.flows(from, false);
        Set<Flow> after = world.flows(to, false);

        LineageDiff diff = new Diffs(world.graph(), from, to, HERE, ALL).of(Optional.empty(), Direction.BOTH, 100);

        assertThat(flows(diff.added())).isEqualTo(without(after, before));
        assertThat(flows(diff.removed())).isEqualTo(without(before, after));
    }

    private static Set<Flow> without(Set<Flow> flows, Set<Flow> others) {
        return flows.stream().filter(flow -> !others.contains(flow)).collect(Collectors.toSet());
    }

    @Property(tries = 300)
    void anEdgeTellsWhenItCameAndWhenItEnded(@ForAll("worlds") World world, @ForAll @IntRange(max = 9) int at) {
        LineageGraph graph = world.graph();

        for (int job = 0; job < world.jobs().size(); job++) {
            Lineage lineage = new AroundNode(graph, query(Direction.BOTH, 1, false, false, at, ALL, ""), HERE)
                    .of(found(graph, new JobNode("ns", "j" + job)));
            for (Edge edge : lineage.edges()) {
                Flow flow = new Flow(edge.from().name(), edge.to().name());
                List<Integer> times = world.jobs().get(job).lines().keySet().stream()
                        .filter(time -> world.flows(time, false).contains(flow))
                        .toList();
                Optional<Integer> ended = world.jobs().get(job).lines().tailMap(at, false).keySet().stream()
                        .filter(time -> !world.flows(time, false).contains(flow))
                        .findFirst();
                assertThat(edge.seen().first()).isEqualTo(EdgeHistory.instant(times.get(0)));
                assertThat(edge.seen().last()).isEqualTo(EdgeHistory.instant(times.get(times.size() - 1)));
                assertThat(edge.seen().ended()).isEqualTo(ended.map(EdgeHistory::instant));
            }
        }
    }

    @Property(tries = 300)
    void aGraphThatTookChangesAnswersAsOneThatWasReadWhole(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 6) int start,
            @ForAll Direction direction,
            @ForAll @IntRange(max = 10) int at) {
        LineageGraph whole = world.graph();
        LineageGraph changed = world.graphByChanges();
        GraphQuery query = query(direction, 6, true, false, at, ALL, "");

        Lineage expected = new AroundNode(whole, query, HERE).of(dataset(whole, start));
        Lineage told = new AroundNode(changed, query, HERE).of(dataset(changed, start));

        assertThat(told.nodes()).isEqualTo(expected.nodes());
        assertThat(told.edges()).isEqualTo(expected.edges());
        assertThat(told.columnEdges()).isEqualTo(expected.columnEdges());
    }
}
