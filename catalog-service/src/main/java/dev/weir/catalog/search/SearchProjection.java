package dev.weir.catalog.search;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.failpoint.Failpoints;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this replica's index current from the change feed. One thread follows; another makes a new index when there is none
 * that can be read, or when somebody asks. The old one answers, and follows, until the new one has come as far.
 */
@ApplicationScoped
public class SearchProjection {

    private static final Logger LOG = Logger.getLogger(SearchProjection.class);
    private static final int CHANGES_AT_ONCE = 1000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final CurrentIndex current;
    private final Indexes indexes;
    private final EntrySource source;
    private final ChangeFeed feed;
    private final SearchSettings settings;
    private final Access access;
    private final Failpoints failpoints;
    private final Clock clock;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean building = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile @Nullable SearchIndex fresh;
    private volatile @Nullable Built built;
    private @Nullable SearchIndex followed;
    private Instant committed = Instant.MIN;
    private @Nullable Thread follower;

    /** How the index was made the last time. */
    public record Built(Instant at, long millis, int documents) {}

    /**
     * What this replica has.
     *
     * @param watermark empty while there is no index, and the database answers
     */
    public record State(Optional<Watermark> watermark, int documents, boolean building, Optional<Built> built) {}

    public SearchProjection(
            CurrentIndex current,
            Indexes indexes,
            EntrySource source,
            ChangeFeed feed,
            SearchSettings settings,
            Access access,
            Failpoints failpoints,
            Clock clock) {
        this.current = current;
        this.indexes = indexes;
        this.source = source;
        this.feed = feed;
        this.settings = settings;
        this.access = access;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /** Has this replica make its index anew; until it has, it answers from the one it has. */
    public void rebuild(Actor actor) {
        access.require(actor, Permission.EDIT_LAKES);
        wanted.set(true);
    }

    public State state(Actor actor) {
        access.require(actor, Permission.VIEW);
        return new State(
                current.ask(SearchIndex::watermark),
                current.ask(SearchIndex::documents).orElse(0),
                building.get() || wanted.get(),
                Optional.ofNullable(built));
    }

    void start(@Observes StartupEvent start) {
        follower = new Thread(this::run, "search-follower");
        follower.setDaemon(true);
        follower.start();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        if (follower != null) {
            follower.interrupt();
            try {
                follower.join(LONGEST_STOP.toMillis());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!stopping) {
            Duration pause = settings.every();
            try {
                turn();
            } catch (IndexBroken broken) {
                LOG.errorf(broken, "the search index is made anew");
                giveUp();
            } catch (RuntimeException failed) {
                if (!stopping) {
                    LOG.warnf("the search index could not follow; again after %s: %s", settings.retryAfter(), failed);
                }
                pause = settings.retryAfter();
            }
            sleep(pause);
        }
        close();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopping) {
            // The loop looks whether it is to go on.
        }
    }

    private void close() {
        SearchIndex last = followed;
        if (last != null) {
            try {
                last.commit();
            } catch (IndexBroken broken) {
                LOG.warnf("the search index was not kept: %s", broken.getMessage());
            }
        }
        current.replace(Optional.empty());
        SearchIndex unused = fresh;
        if (unused != null) {
            unused.close();
        }
    }

    private void giveUp() {
        followed = null;
        current.replace(Optional.empty());
        wanted.set(true);
    }

    /** What is to be done now: open, follow, commit, begin a new one, take over a new one. */
    void turn() {
        if (followed == null && !building.get() && fresh == null && !wanted.get()) {
            open();
        }
        if (followed != null) {
            follow(followed);
            current.tell();
            commit(followed);
        }
        SearchIndex next = fresh;
        if (next != null) {
            takeOver(next);
        }
        if (wanted.get() && building.compareAndSet(false, true)) {
            wanted.set(false);
            Thread builder = new Thread(this::build, "search-builder");
            builder.setDaemon(true);
            builder.start();
        }
    }

    private void open() {
        Optional<SearchIndex> kept = indexes.open(source.identity());
        // A feed that was begun anew has watermarks below those of an index that followed the old one.
        if (kept.isPresent() && kept.get().watermark().compareTo(feed.newest()) <= 0) {
            followed = kept.get();
            current.replace(kept);
            LOG.infof(
                    "search index opened: %d documents, up to %s",
                    kept.get().documents(), kept.get().watermark());
        } else {
            kept.ifPresent(SearchIndex::close);
            wanted.set(true);
        }
    }

    private void build() {
        SearchIndex next = null;
        try {
            Instant start = clock.instant();
            next = indexes.begin(source.identity());
            SearchIndex made = next;
            Watermark reached = source.load(made::add);
            failpoints.reached("search.built");
            made.show(reached);
            follow(made);
            made.commit();
            long millis = Duration.between(start, clock.instant()).toMillis();
            built = new Built(clock.instant(), millis, made.documents());
            LOG.infof("search index made in %d ms: %d documents, up to %s", millis, made.documents(), reached);
            fresh = made;
        } catch (RuntimeException failed) {
            if (next != null) {
                next.close();
            }
            wanted.set(true);
            LOG.errorf(failed, "the search index could not be made; again after %s", settings.retryAfter());
            sleep(settings.retryAfter());
        } finally {
            building.set(false);
        }
    }

    private void takeOver(SearchIndex next) {
        follow(next);
        current.replace(Optional.of(next));
        followed = next;
        fresh = null;
        indexes.adopt(next);
        committed = clock.instant();
    }

    private void commit(SearchIndex index) {
        if (clock.instant().isAfter(committed.plus(settings.commitEvery()))) {
            index.commit();
            committed = clock.instant();
        }
    }

    /** Until there is nothing more. */
    private void follow(SearchIndex index) {
        List<Change> changes;
        do {
            changes = feed.readAfter(index.watermark(), CHANGES_AT_ONCE);
            if (!changes.isEmpty()) {
                take(index, changes);
            }
        } while (changes.size() == CHANGES_AT_ONCE && !stopping);
    }

    // What is read now may be newer than the change that told of it. That one comes later, and is read again.
    private void take(SearchIndex index, List<Change> changes) {
        Set<Subject> touched = source.touched(changes);
        if (!touched.isEmpty()) {
            Set<Subject> gone = new java.util.HashSet<>(touched);
            for (Entry entry : source.read(touched)) {
                index.put(entry);
                gone.remove(new Subject(entry.kind(), entry.id()));
            }
            gone.forEach(subject -> index.remove(subject.kind(), subject.id()));
        }
        index.show(changes.get(changes.size() - 1).watermark());
    }
}
