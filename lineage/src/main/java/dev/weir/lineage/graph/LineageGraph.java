package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntHashSet;
import dev.weir.lineage.graph.GraphChange.JobRow;
import dev.weir.lineage.graph.GraphChange.LineRow;
import dev.weir.lineage.graph.Labels.Label;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Datasets, jobs and columns, and what connects them at any time. A node is a number: that of its dataset or job times two,
 * plus one for a job.
 *
 * <p>Not safe for threads: {@link LineageQueries} lets in one writer or many readers.
 */
public final class LineageGraph {

    static final int NONE = -1;
    /** In the list of a dataset's readers: the job takes only decisions from it, no values. */
    private static final int INDIRECT_ONLY = 1;

    private final Labels datasets = new Labels();
    private final Labels jobs = new Labels();
    private final Circles circles = new Circles();
    private final Columns columns = new Columns();
    private final Shapes shapes = new Shapes();
    private final Timelines timelines = new Timelines();
    /** By dataset: shapes times two, see {@link #INDIRECT_ONLY}. */
    private final Adjacency readers = new Adjacency();

    private final Adjacency writers = new Adjacency();
    /** By column: links of shapes. */
    private final Adjacency linksIn = new Adjacency();

    private final Adjacency linksOut = new Adjacency();

    /** What the graph was told, each in the order of the database's ids; what is known already is passed over. */
    public void dataset(long id, String namespace, String name) {
        datasets.add(id, namespace, name);
        circles.grow(datasets.size());
    }

    /** Of two datasets that are there. */
    public void canonical(long dataset, long canonical) {
        circles.point(known(datasets, dataset), known(datasets, canonical));
    }

    public void job(long id, String namespace, String name) {
        jobs.add(id, namespace, name);
    }

    public void column(long id, long dataset, String name) {
        columns.add(id, known(datasets, dataset), name);
    }

    /** Its job, its datasets and its columns are there. */
    public void shape(long id, long job, long[] inputs, long[] outputs, List<ColumnLink> links) {
        if (shapes.ofId(id) != Shapes.NONE) {
            return;
        }
        int shape = shapes.begin(id, known(jobs, job));
        IntHashSet direct = new IntHashSet();
        for (ColumnLink told : links) {
            int output = columns.ofId(told.output());
            int input = columns.ofId(told.input());
            int link = shapes.link(output, input, told.kinds(), told.masked());
            linksIn.add(output, link);
            linksOut.add(input, link);
            if (Influence.anyDirect(told.kinds() | told.masked())) {
                direct.add(columns.dataset(input));
            }
        }
        shapes.endColumns();
        for (long input : inputs) {
            int dataset = known(datasets, input);
            boolean indirectOnly = !links.isEmpty() && !direct.contains(dataset);
            shapes.add(dataset);
            readers.add(dataset, shape << 1 | (indirectOnly ? INDIRECT_ONLY : 0));
        }
        shapes.endInputs();
        for (long output : outputs) {
            int dataset = known(datasets, output);
            shapes.add(dataset);
            writers.add(dataset, shape << 1);
        }
        shapes.endOutputs();
    }

    /** {@link #line} is about to tell the lines of this job, and of no other before the next call; it forgets those it had. */
    public void timeline(long job) {
        timelines.begin(known(jobs, job));
    }

    /** Ascending; its shape is there. Times are microseconds since 1970. */
    public void line(long job, long from, long last, long shape, @Nullable UUID run) {
        timelines.add(known(jobs, job), from, last, shapes.ofId(shape), run);
    }

    /** Takes over what was read because of a change. */
    void apply(GraphChange change) {
        change.datasets().forEach(row -> dataset(row.id(), row.namespace(), row.name()));
        change.datasets().forEach(row -> canonical(row.id(), row.canonical()));
        change.jobs().forEach(row -> job(row.id(), row.namespace(), row.name()));
        change.columns().forEach(row -> column(row.id(), row.dataset(), row.name()));
        change.shapes().forEach(row -> shape(row.id(), row.job(), row.inputs(), row.outputs(), row.links()));
        Map<Long, List<LineRow>> lines = change.lines().stream().collect(Collectors.groupingBy(LineRow::job));
        for (JobRow job : change.jobs()) {
            timeline(job.id());
            lines.getOrDefault(job.id(), List.of())
                    .forEach(row -> line(row.job(), row.from(), row.last(), row.shape(), row.run()));
        }
    }

    /** Called once, when all that there was at first is told. */
    public void layOut() {
        readers.layOut();
        writers.layOut();
        linksIn.layOut();
        linksOut.layOut();
        columns.layOut();
        shapes.trim();
        timelines.trim();
    }

    private static int known(Labels labels, long id) {
        int number = labels.ofId(id);
        if (number == Labels.NONE) {
            throw new IllegalStateException("the graph was not told of " + id + " yet");
        }
        return number;
    }

    public boolean hasDataset(long id) {
        return datasets.ofId(id) != Labels.NONE;
    }

    public boolean hasShape(long id) {
        return shapes.ofId(id) != Shapes.NONE;
    }

    public boolean hasColumn(long id) {
        return columns.ofId(id) != Columns.NONE;
    }

    public int datasetCount() {
        return datasets.size();
    }

    public int jobCount() {
        return jobs.size();
    }

    public int shapeCount() {
        return shapes.size();
    }

    /** Of those in the arrays, the lines that are still some job's. */
    boolean worthLoadingAgain() {
        return timelines.lines() > 1_000_000 + 4L * jobs.size();
    }

    static int ofDataset(int dataset) {
        return dataset << 1;
    }

    static int ofJob(int job) {
        return job << 1 | 1;
    }

    static boolean isJob(int node) {
        return (node & 1) != 0;
    }

    static int number(int node) {
        return node >> 1;
    }

    /** The node that stands for the dataset of this name; {@link #NONE} if it was never told of. */
    int findDataset(String namespace, String name) {
        int dataset = datasets.find(namespace, name);
        return dataset == Labels.NONE ? NONE : ofDataset(circles.root(dataset));
    }

    int findJob(String namespace, String name) {
        int job = jobs.find(namespace, name);
        return job == Labels.NONE ? NONE : ofJob(job);
    }

    Label label(int node) {
        return isJob(node) ? jobs.label(number(node)) : datasets.label(number(node));
    }

    /** The database's. */
    long id(int node) {
        return isJob(node) ? jobs.id(number(node)) : datasets.id(number(node));
    }

    /** {@link #NONE} if it is not there. */
    int nodeOf(long id, boolean job) {
        int number = job ? jobs.ofId(id) : datasets.ofId(id);
        return number == Labels.NONE ? NONE : job ? ofJob(number) : ofDataset(circles.root(number));
    }

    int root(int dataset) {
        return circles.root(dataset);
    }

    Circles circles() {
        return circles;
    }

    Columns columns() {
        return columns;
    }

    Shapes shapes() {
        return shapes;
    }

    Timelines timelines() {
        return timelines;
    }

    Adjacency linksIn() {
        return linksIn;
    }

    Adjacency linksOut() {
        return linksOut;
    }

    /** Takes the nodes beside one. */
    @FunctionalInterface
    interface Visitor {
        void visit(int node);
    }

    /** The nodes right before or behind {@code node}, perhaps one of them twice. */
    void beside(int node, boolean up, long at, boolean directOnly, Visitor visitor) {
        if (isJob(node)) {
            besideJob(number(node), up, at, directOnly, visitor);
            return;
        }
        Adjacency lists = up ? writers : readers;
        int dataset = number(node);
        int name = dataset;
        do {
            for (int i = lists.first(name); i != Adjacency.END; i = lists.next(i)) {
                int value = lists.value(i);
                int shape = value >> 1;
                int job = shapes.job(shape);
                boolean passes = !directOnly || (value & INDIRECT_ONLY) == 0;
                if (passes && timelines.shapeAt(job, at) == shape) {
                    visitor.visit(ofJob(job));
                }
            }
            name = circles.next(name);
        } while (name != dataset);
    }

    private void besideJob(int job, boolean up, long at, boolean directOnly, Visitor visitor) {
        int shape = timelines.shapeAt(job, at);
        if (shape == Shapes.NONE) {
            return;
        }
        int end = up ? shapes.outputs(shape) : shapes.end(shape);
        for (int i = up ? shapes.inputs(shape) : shapes.outputs(shape); i < end; i++) {
            int dataset = shapes.datasetAt(i);
            if (!directOnly || !up || carriesValues(shape, dataset)) {
                visitor.visit(ofDataset(circles.root(dataset)));
            }
        }
    }

    private boolean carriesValues(int shape, int dataset) {
        int end = shapes.endOfLinks(shape);
        if (shapes.links(shape) == end) {
            return true;
        }
        for (int link = shapes.links(shape); link < end; link++) {
            boolean direct = Influence.anyDirect(shapes.kinds(link) | shapes.masked(link));
            if (direct && columns.dataset(shapes.input(link)) == dataset) {
                return true;
            }
        }
        return false;
    }

    /** Whether any job ever wrote, or read, the dataset, and one does at {@code at}. */
    boolean any(int dataset, boolean up, long at) {
        Adjacency lists = up ? writers : readers;
        int name = dataset;
        do {
            for (int i = lists.first(name); i != Adjacency.END; i = lists.next(i)) {
                int shape = lists.value(i) >> 1;
                if (timelines.shapeAt(shapes.job(shape), at) == shape) {
                    return true;
                }
            }
            name = circles.next(name);
        } while (name != dataset);
        return false;
    }
}
