package dev.weir.lineage.graph;

import dev.weir.platform.change.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The graph of this replica, with one writer or many readers at a time. A reader never sees half of a change. */
@ApplicationScoped
public class CurrentGraph {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable LineageGraph graph;
    private Watermark watermark = Watermark.START;
    private @Nullable Loaded loaded;

    /** How the graph was read the last time. */
    public record Loaded(Instant at, long millis) {}

    /** What this replica has. */
    public record State(Watermark watermark, Loaded loaded, int datasets, int jobs, int shapes) {}

    /** Looks at a graph that stands still meanwhile. */
    @FunctionalInterface
    interface Question<R> {
        R ask(LineageGraph graph, Watermark watermark);
    }

    /** One that nobody changes. */
    public static CurrentGraph of(LineageGraph whole) {
        CurrentGraph current = new CurrentGraph();
        current.replace(whole, Watermark.START, new Loaded(Instant.EPOCH, 0));
        return current;
    }

    /** @throws GraphNotLoaded until {@link #replace} was called once */
    <R> R read(Question<R> question) {
        lock.readLock().lock();
        try {
            if (graph == null) {
                throw new GraphNotLoaded();
            }
            return question.ask(graph, watermark);
        } finally {
            lock.readLock().unlock();
        }
    }

    void replace(LineageGraph whole, Watermark reached, Loaded how) {
        lock.writeLock().lock();
        try {
            graph = whole;
            watermark = reached;
            loaded = how;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes to the graph, which is then current up to {@code reached}. */
    void change(Consumer<LineageGraph> change, Watermark reached) {
        lock.writeLock().lock();
        try {
            if (graph != null) {
                change.accept(graph);
                watermark = reached;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Empty until the graph was read. */
    public Optional<State> state() {
        lock.readLock().lock();
        try {
            return graph == null || loaded == null
                    ? Optional.empty()
                    : Optional.of(
                            new State(watermark, loaded, graph.datasetCount(), graph.jobCount(), graph.shapeCount()));
        } finally {
            lock.readLock().unlock();
        }
    }
}
