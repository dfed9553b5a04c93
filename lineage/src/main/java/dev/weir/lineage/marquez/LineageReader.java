package dev.weir.lineage.marquez;

import dev.weir.lineage.event.JobName;
import dev.weir.lineage.marquez.Walk.Column;
import dev.weir.lineage.marquez.Walk.ColumnLink;
import dev.weir.lineage.marquez.Walk.Link;
import dev.weir.lineage.name.NameRules;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers what Marquez' clients ask. */
@ApplicationScoped
public class LineageReader {

    /** A walk ends when it has found so many. */
    private static final int MOST_NODES = 2_000;

    private final Catalogue catalogue;
    private final Walk walk;
    private final Access access;

    LineageReader(Catalogue catalogue, Walk walk, Access access) {
        this.catalogue = catalogue;
        this.walk = walk;
        this.access = access;
    }

    /** What may be read of, by who may. */
    public Catalogue as(Actor actor) {
        access.require(actor, Permission.VIEW);
        return catalogue;
    }

    public Catalogue.Dataset dataset(Actor actor, String namespace, String name) {
        access.require(actor, Permission.VIEW);
        return datasetOf(List.of(NameRules.normalise(namespace, name)))
                .orElseThrow(() -> new Unknown("dataset (" + namespace + ", " + name + ")"));
    }

    private Optional<Catalogue.Dataset> datasetOf(List<DatasetName> names) {
        return catalogue.datasetId(names).flatMap(id -> catalogue.datasets(List.of(id)).stream()
                .findFirst());
    }

    public Catalogue.Job job(Actor actor, String namespace, String name) {
        access.require(actor, Permission.VIEW);
        return jobOf(List.of(new JobName(namespace, name)))
                .orElseThrow(() -> new Unknown("job (" + namespace + ", " + name + ")"));
    }

    private Optional<Catalogue.Job> jobOf(List<JobName> names) {
        return catalogue.jobId(names).flatMap(id -> catalogue.jobs(List.of(id)).stream()
                .findFirst());
    }

    public Catalogue.Run run(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return catalogue.run(id).orElseThrow(() -> new Unknown("run " + id));
    }

    /** @param truncated there is more than was walked to */
    public record Graph(
            List<Catalogue.Job> jobs, List<Catalogue.Dataset> datasets, List<Link> links, boolean truncated) {}

    /** All that is within {@code depth} steps of a node, up and down. */
    public Graph lineage(Actor actor, String node, int depth) {
        access.require(actor, Permission.VIEW);
        Set<Long> jobs = new LinkedHashSet<>();
        Set<Long> datasets = new LinkedHashSet<>();
        if (NodeNames.isJob(node)) {
            jobs.add(catalogue.jobId(NodeNames.jobs(node)).orElseThrow(() -> new Unknown(node)));
        } else if (NodeNames.isDataset(node)) {
            datasets.add(catalogue.datasetId(normal(NodeNames.datasets(node))).orElseThrow(() -> new Unknown(node)));
        } else {
            throw new NotANode(node);
        }
        Set<Link> links = new LinkedHashSet<>();
        Set<Long> newJobs = new HashSet<>(jobs);
        Set<Long> newDatasets = new HashSet<>(datasets);
        boolean truncated = false;
        for (int level = 0; level < depth && !(newJobs.isEmpty() && newDatasets.isEmpty()); level++) {
            List<Link> found = new ArrayList<>(walk.ofJobs(newJobs));
            found.addAll(walk.ofDatasets(newDatasets));
            newJobs = new HashSet<>();
            newDatasets = new HashSet<>();
            for (Link link : found) {
                boolean room = jobs.size() + datasets.size() < MOST_NODES;
                boolean known = jobs.contains(link.job()) && datasets.contains(link.dataset());
                if (!room && !known) {
                    truncated = true;
                    continue;
                }
                links.add(link);
                if (jobs.add(link.job())) {
                    newJobs.add(link.job());
                }
                if (datasets.add(link.dataset())) {
                    newDatasets.add(link.dataset());
                }
            }
        }
        return new Graph(catalogue.jobs(jobs), catalogue.datasets(datasets), List.copyOf(links), truncated);
    }

    /** Whether to look at what is made of a column, too. */
    public enum Towards {
        SOURCES,
        BOTH
    }

    public record ColumnGraph(List<ColumnLink> links, Set<Column> start, boolean truncated) {}

    /** Which columns those of a node are made of, within {@code depth} steps. */
    public ColumnGraph columnLineage(Actor actor, String node, int depth, Towards towards) {
        access.require(actor, Permission.VIEW);
        Set<Column> start = columns(node);
        Set<ColumnLink> links = new LinkedHashSet<>();
        boolean truncated = climb(start, depth, links, Direction.UP);
        if (towards == Towards.BOTH) {
            truncated |= climb(start, depth, links, Direction.DOWN);
        }
        return new ColumnGraph(List.copyOf(links), start, truncated);
    }

    private enum Direction {
        UP,
        DOWN
    }

    private boolean climb(Set<Column> start, int depth, Set<ColumnLink> links, Direction direction) {
        Set<Column> seen = new HashSet<>(start);
        Set<Column> level = start;
        for (int i = 0; i < depth && !level.isEmpty(); i++) {
            List<ColumnLink> found = direction == Direction.UP ? walk.into(level) : walk.outOf(level);
            Set<Column> next = new HashSet<>();
            for (ColumnLink link : found) {
                if (links.size() >= MOST_NODES) {
                    return true;
                }
                links.add(link);
                Column other = direction == Direction.UP ? link.input() : link.output();
                if (seen.add(other)) {
                    next.add(other);
                }
            }
            level = next;
        }
        return false;
    }

    private Set<Column> columns(String node) {
        if (NodeNames.isField(node)) {
            return NodeNames.fields(node).stream()
                    .flatMap(column -> datasetOf(normal(List.of(column.dataset()))).stream()
                            .map(dataset -> new Column(dataset.name(), column.name())))
                    .findFirst()
                    .map(Set::of)
                    .orElseThrow(() -> new Unknown(node));
        }
        if (NodeNames.isDataset(node)) {
            long id = catalogue.datasetId(normal(NodeNames.datasets(node))).orElseThrow(() -> new Unknown(node));
            return walk.columns(List.of(id));
        }
        if (NodeNames.isJob(node)) {
            long id = catalogue.jobId(NodeNames.jobs(node)).orElseThrow(() -> new Unknown(node));
            Collection<Long> outputs = walk.ofJobs(List.of(id)).stream()
                    .filter(link -> link.side() == Walk.Side.OUTPUT)
                    .map(Link::dataset)
                    .toList();
            return walk.columns(outputs);
        }
        throw new NotANode(node);
    }

    private static List<DatasetName> normal(List<DatasetName> names) {
        return names.stream()
                .map(name -> NameRules.normalise(name.namespace(), name.name()))
                .toList();
    }

    /** Nothing was told of it. */
    public static final class Unknown extends Problem {
        public Unknown(String what) {
            super(MarquezProblem.LINEAGE_UNKNOWN, "No event that is in the graph speaks of " + what + ".");
        }
    }

    /** Neither dataset, job nor field. */
    static final class NotANode extends Problem {
        NotANode(String node) {
            super(MarquezProblem.LINEAGE_NODE_INVALID, "Not the name of a node: " + node);
        }
    }
}
