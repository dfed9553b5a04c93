package dev.weir.lineage.graph;

import dev.weir.lineage.graph.CurrentGraph.Loaded;
import dev.weir.lineage.graph.CurrentGraph.State;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Reads the graph when this replica starts, and keeps it current from the change feed. Each replica follows on a watermark of
 * its own, in memory: one that starts again reads the graph again. A graph that cannot take a change is read anew.
 */
@ApplicationScoped
public class GraphProjection {

    private static final Logger LOG = Logger.getLogger(GraphProjection.class);
    private static final int CHANGES_AT_ONCE = 1000;
    private static final String JOB_CHANGED = "lineage.job.changed";
    private static final Set<String> DATASET_CHANGED = Set.of("lineage.dataset.told", "lineage.dataset.united");

    private final CurrentGraph current;
    private final GraphSource source;
    private final ChangeFeed feed;
    private final GraphSettings settings;
    private final Access access;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile boolean loadAgain = true;
    private Instant notBefore = Instant.MIN;

    public GraphProjection(
            CurrentGraph current,
            GraphSource source,
            ChangeFeed feed,
            GraphSettings settings,
            Access access,
            Clock clock) {
        this.current = current;
        this.source = source;
        this.feed = feed;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /** Has this replica read the graph anew soon; until then it answers from the one it has. */
    public void rebuild(Actor actor) {
        access.require(actor, Permission.EDIT_LAKES);
        loadAgain = true;
    }

    /** Empty until the graph was read. */
    public Optional<State> state(Actor actor) {
        access.require(actor, Permission.VIEW);
        return current.state();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    /** Reads the graph if it was not read yet, or else what changed since. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void catchUp() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            if (loadAgain) {
                load();
            }
            while (!stopping && !loadAgain && follow()) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException failed) {
            notBefore = clock.instant().plus(settings.retryAfter());
            // What it may have taken over by half is thrown away.
            loadAgain = true;
            LOG.errorf(failed, "the lineage graph could not be read; again after %s", settings.retryAfter());
        }
    }

    private void load() {
        loadAgain = false;
        Instant start = clock.instant();
        LineageGraph graph = new LineageGraph();
        Watermark reached = source.load(graph);
        graph.layOut();
        long millis = Duration.between(start, clock.instant()).toMillis();
        current.replace(graph, reached, new Loaded(clock.instant(), millis));
        LOG.infof(
                "lineage graph read in %d ms: %d datasets, %d jobs, %d shapes, up to %s",
                millis, graph.datasetCount(), graph.jobCount(), graph.shapeCount(), reached);
    }

    /** @return whether there may be more */
    private boolean follow() {
        Watermark before = current.state().orElseThrow().watermark();
        List<Change> changes = feed.readAfter(before, CHANGES_AT_ONCE);
        if (changes.isEmpty()) {
            return false;
        }
        Set<Long> jobs = new TreeSet<>();
        Set<Long> datasets = new TreeSet<>();
        for (Change change : changes) {
            if (change.kind().equals(JOB_CHANGED)) {
                jobs.add(change.payload().path("jobId").asLong());
            } else if (DATASET_CHANGED.contains(change.kind())) {
                datasets.add(change.payload().path("datasetId").asLong());
            }
        }
        Watermark reached = changes.get(changes.size() - 1).watermark();
        if (jobs.isEmpty() && datasets.isEmpty()) {
            current.change(graph -> {}, reached);
        } else {
            // Nobody else writes: what it lacks now it lacks until this has ended.
            GraphChange change = current.read((graph, watermark) -> source.read(graph, jobs, datasets));
            current.change(graph -> graph.apply(change), reached);
        }
        loadAgain |= current.read((graph, watermark) -> graph.worthLoadingAgain());
        return changes.size() == CHANGES_AT_ONCE;
    }
}
