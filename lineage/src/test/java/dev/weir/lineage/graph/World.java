package dev.weir.lineage.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A small lineage, and what is true of it by the letter: sets of edges, gone through in the most simple way.
 *
 * @param canonical by dataset, the one that stands for it
 */
record World(List<Integer> canonical, List<Job> jobs) {

    static final int DATASETS = 7;
    static final List<String> COLUMNS = List.of("", "a", "b");

    record Link(int input, String inputColumn, int output, String outputColumn, int kinds, int masked) {}

    record Shape(Set<Integer> inputs, Set<Integer> outputs, List<Link> links) {}

    /** @param lines by time, the index of a shape */
    record Job(List<Shape> shapes, TreeMap<Integer, Integer> lines) {}

    /** A node: {@code d3}, {@code j1}. */
    record Flow(String from, String to) {}

    record ColumnFlow(String from, String to) {}

    static Arbitrary<World> all() {
        Arbitrary<List<Integer>> canonical =
                Arbitraries.integers().between(-6, DATASETS - 1).list().ofSize(DATASETS);
        return Combinators.combine(canonical, job().list().ofMinSize(1).ofMaxSize(5))
                .as((some, jobs) -> new World(forest(some), jobs));
    }

    // Most stand for themselves; others for one with a lower number that does.
    private static List<Integer> forest(List<Integer> some) {
        List<Integer> canonical = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            int wanted = some.get(i);
            boolean points = wanted >= 0 && wanted < i && canonical.get(wanted) == wanted;
            canonical.add(points ? wanted : i);
        }
        return canonical;
    }

    private static Arbitrary<Job> job() {
        Arbitrary<List<Shape>> shapes = shape().list().ofMinSize(1).ofMaxSize(3);
        return shapes.flatMap(some -> Arbitraries.maps(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, some.size() - 1))
                .ofMaxSize(4)
                .map(lines -> new Job(some, new TreeMap<>(lines))));
    }

    private static Arbitrary<Shape> shape() {
        Arbitrary<Set<Integer>> some =
                Arbitraries.integers().between(0, DATASETS - 1).set().ofMaxSize(3);
        return Combinators.combine(some, some).flatAs((inputs, outputs) -> links(inputs, outputs)
                .map(links -> new Shape(new LinkedHashSet<>(inputs), new LinkedHashSet<>(outputs), links)));
    }

    private static Arbitrary<List<Link>> links(Set<Integer> inputs, Set<Integer> outputs) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            return Arbitraries.just(List.of());
        }
        Arbitrary<Integer> kinds = Arbitraries.of(0, 1, 2, 16, 64, 65);
        return Combinators.combine(
                        Arbitraries.of(inputs),
                        Arbitraries.of(COLUMNS.subList(1, 3)),
                        Arbitraries.of(outputs),
                        Arbitraries.of(COLUMNS),
                        kinds,
                        kinds)
                .as(Link::new)
                .filter(link -> (link.kinds() | link.masked()) != 0)
                .list()
                .uniqueElements(link -> List.of(link.input(), link.inputColumn(), link.output(), link.outputColumn()))
                .ofMaxSize(4);
    }

    // Datasets, jobs and columns have the database's ids 100, 200 and 300 and so on; shapes 10 for each job.

    LineageGraph graph() {
        LineageGraph graph = new LineageGraph();
        tell(graph);
        for (int job = 0; job < jobs.size(); job++) {
            tellJob(graph, job);
        }
        graph.layOut();
        return graph;
    }

    /** The same in another order: as changes, one job by itself and then all again, after the graph was laid out. */
    LineageGraph graphByChanges() {
        LineageGraph graph = new LineageGraph();
        for (int dataset = 0; dataset < DATASETS; dataset++) {
            graph.dataset(100 + dataset, "ns", "d" + dataset);
        }
        graph.layOut();
        List<Integer> order = new ArrayList<>();
        for (int job = jobs.size() - 1; job >= 0; job--) {
            order.add(job);
            graph.apply(change(List.of(job)));
        }
        graph.apply(change(order));
        return graph;
    }

    private GraphChange change(List<Integer> changed) {
        List<GraphChange.DatasetRow> datasets = new ArrayList<>();
        List<GraphChange.ColumnRow> columns = new ArrayList<>();
        for (int dataset = 0; dataset < DATASETS; dataset++) {
            datasets.add(new GraphChange.DatasetRow(100 + dataset, "ns", "d" + dataset, 100 + canonical.get(dataset)));
            for (String column : COLUMNS) {
                columns.add(new GraphChange.ColumnRow(column(dataset, column), 100 + dataset, column));
            }
        }
        List<GraphChange.ShapeRow> shapes = new ArrayList<>();
        List<GraphChange.LineRow> lines = new ArrayList<>();
        List<GraphChange.JobRow> rows = new ArrayList<>();
        for (int job : changed) {
            rows.add(new GraphChange.JobRow(200 + job, "ns", "j" + job));
            for (int shape = 0; shape < jobs.get(job).shapes().size(); shape++) {
                Shape one = jobs.get(job).shapes().get(shape);
                shapes.add(new GraphChange.ShapeRow(
                        10L * job + shape, 200 + job, ids(one.inputs()), ids(one.outputs()), links(one)));
            }
            jobs.get(job)
                    .lines()
                    .forEach((at, shape) ->
                            lines.add(new GraphChange.LineRow(200 + job, at, at, 10L * job + shape, null)));
        }
        return new GraphChange(datasets, rows, columns, shapes, lines);
    }

    private void tell(LineageGraph graph) {
        for (int dataset = 0; dataset < DATASETS; dataset++) {
            graph.dataset(100 + dataset, "ns", "d" + dataset);
        }
        for (int dataset = 0; dataset < DATASETS; dataset++) {
            graph.canonical(100 + dataset, 100 + canonical.get(dataset));
            for (String column : COLUMNS) {
                graph.column(column(dataset, column), 100 + dataset, column);
            }
        }
    }

    private void tellJob(LineageGraph graph, int job) {
        graph.job(200 + job, "ns", "j" + job);
        for (int shape = 0; shape < jobs.get(job).shapes().size(); shape++) {
            Shape one = jobs.get(job).shapes().get(shape);
            graph.shape(10L * job + shape, 200 + job, ids(one.inputs()), ids(one.outputs()), links(one));
        }
        graph.timeline(200 + job);
        jobs.get(job).lines().forEach((at, shape) -> graph.line(200 + job, at, at, 10L * job + shape, null));
    }

    private static List<ColumnLink> links(Shape shape) {
        return shape.links().stream()
                .map(link -> new ColumnLink(
                        column(link.output(), link.outputColumn()),
                        column(link.input(), link.inputColumn()),
                        link.kinds(),
                        link.masked()))
                .toList();
    }

    private static long column(int dataset, String column) {
        return 300 + 10L * dataset + COLUMNS.indexOf(column);
    }

    private static long[] ids(Set<Integer> datasets) {
        return datasets.stream().mapToLong(dataset -> 100 + dataset).toArray();
    }

    // What is true.

    private List<Shape> shapesAt(int at) {
        List<Shape> shapes = new ArrayList<>();
        for (Job job : jobs) {
            Map.Entry<Integer, Integer> line = job.lines().floorEntry(at);
            shapes.add(
                    line == null
                            ? new Shape(Set.of(), Set.of(), List.of())
                            : job.shapes().get(line.getValue()));
        }
        return shapes;
    }

    Set<Flow> flows(int at, boolean directOnly) {
        Set<Flow> flows = new HashSet<>();
        List<Shape> shapes = shapesAt(at);
        for (int job = 0; job < shapes.size(); job++) {
            Shape shape = shapes.get(job);
            for (int input : shape.inputs()) {
                boolean direct = shape.links().isEmpty()
                        || shape.links().stream().anyMatch(link -> link.input() == input && isDirect(link));
                if (direct || !directOnly) {
                    flows.add(new Flow("d" + canonical.get(input), "j" + job));
                }
            }
            for (int output : shape.outputs()) {
                flows.add(new Flow("j" + job, "d" + canonical.get(output)));
            }
        }
        return flows;
    }

    private static boolean isDirect(Link link) {
        return ((link.kinds() | link.masked()) & 15) != 0;
    }

    /** Columns are {@code d3#a}. With those between a dataset as a whole and its columns. */
    Set<ColumnFlow> columnFlows(int at, boolean directOnly) {
        Set<ColumnFlow> flows = new HashSet<>();
        for (Shape shape : shapesAt(at)) {
            for (Link link : shape.links()) {
                if (isDirect(link) || !directOnly) {
                    flows.add(new ColumnFlow(
                            "d" + canonical.get(link.input()) + "#" + link.inputColumn(),
                            "d" + canonical.get(link.output()) + "#" + link.outputColumn()));
                }
            }
        }
        if (!directOnly) {
            for (int dataset : new HashSet<>(canonical)) {
                flows.add(new ColumnFlow("d" + dataset + "#", "d" + dataset + "#a"));
                flows.add(new ColumnFlow("d" + dataset + "#", "d" + dataset + "#b"));
            }
        }
        return flows;
    }

    /** By node how many steps away it is, in each direction that is wanted. */
    static Map<String, Integer> reach(
            Map<String, Set<String>> next,
            Map<String, Set<String>> before,
            String start,
            Direction direction,
            int depth) {
        Map<String, Integer> found = new HashMap<>();
        found.put(start, 0);
        if (direction.down()) {
            spread(next, start, depth).forEach((node, step) -> found.merge(node, step, Math::min));
        }
        if (direction.up()) {
            spread(before, start, depth).forEach((node, step) -> found.merge(node, step, Math::min));
        }
        return found;
    }

    private static Map<String, Integer> spread(Map<String, Set<String>> beside, String start, int depth) {
        Map<String, Integer> found = new HashMap<>();
        found.put(start, 0);
        Set<String> frontier = Set.of(start);
        for (int step = 1; step <= depth && !frontier.isEmpty(); step++) {
            Set<String> further = new HashSet<>();
            for (String node : frontier) {
                for (String other : beside.getOrDefault(node, Set.of())) {
                    if (found.putIfAbsent(other, step) == null) {
                        further.add(other);
                    }
                }
            }
            frontier = further;
        }
        return found;
    }

    static Map<String, Set<String>> by(Set<Flow> flows, boolean forwards) {
        Map<String, Set<String>> by = new HashMap<>();
        flows.forEach(flow -> by.computeIfAbsent(forwards ? flow.from() : flow.to(), node -> new HashSet<>())
                .add(forwards ? flow.to() : flow.from()));
        return by;
    }
}
