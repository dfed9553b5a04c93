package dev.weir.lineage.intake;

import dev.weir.lineage.event.EventReader;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of many requests in one transaction: a disk's flush costs the same for one event as for hundreds. A
 * sender is answered when the transaction of its events has ended.
 */
@ApplicationScoped
public class EventWriter {

    private static final Logger LOG = Logger.getLogger(EventWriter.class);
    private static final int THREADS = 2;
    private static final int MOST_EVENTS = 400;
    private static final int MOST_BYTES = 16_000_000;

    private final EventLog log;
    private final LineageSettings settings;
    private final Event<EventsKept> kept;
    private final LinkedBlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Outage outage = new Outage(LOG);
    private volatile boolean stopping;

    EventWriter(EventLog log, LineageSettings settings, Event<EventsKept> kept) {
        this.log = log;
        this.settings = settings;
        this.kept = kept;
    }

    /** Events were written by this replica. */
    public record EventsKept(List<EventReader.Read> events) {}

    private record Submission(List<EventReader.Read> events, CompletableFuture<@Nullable Void> done) {
        int bytes() {
            return events.stream().mapToInt(event -> event.json().length).sum();
        }
    }

    @PostConstruct
    void start() {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::writeForEver, "lineage-write-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        end();
    }

    /** What waits is still written. */
    void end() {
        stopping = true;
    }

    /**
     * Returns when all are kept.
     *
     * @throws Overloaded if too many wait; nothing was kept
     * @throws NotKept if the database refused; what was kept of them is not known, and sending them again does no harm
     */
    public void write(List<EventReader.Read> events) {
        if (events.isEmpty()) {
            return;
        }
        if (stopping) {
            throw new Overloaded("Weir is stopping.");
        }
        // A batch greater than the bound is taken when nothing else waits.
        int before = waiting.getAndAdd(events.size());
        if (before > 0 && before + events.size() > settings.maxWaiting()) {
            waiting.addAndGet(-events.size());
            throw new Overloaded(before + " events wait to be written.");
        }
        Submission submission = new Submission(events, new CompletableFuture<>());
        queue.add(submission);
        try {
            submission.done().join();
        } catch (CompletionException failed) {
            throw new NotKept(failed);
        } finally {
            waiting.addAndGet(-events.size());
        }
    }

    /** No more than these may wait. */
    boolean isFull() {
        return queue.stream().mapToInt(submission -> submission.events().size()).sum() >= settings.maxWaiting();
    }

    private void writeForEver() {
        while (true) {
            try {
                Submission first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    write(first);
                } else if (stopping) {
                    return;
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(Submission first) {
        List<Submission> together = new ArrayList<>(List.of(first));
        int events = first.events().size();
        int bytes = first.bytes();
        Submission next = queue.peek();
        while (next != null && events + next.events().size() <= MOST_EVENTS && bytes < MOST_BYTES) {
            Submission taken = queue.poll();
            if (taken == null) {
                break;
            }
            together.add(taken);
            events += taken.events().size();
            bytes += taken.bytes();
            next = queue.peek();
        }
        if (!append(together, together.size() == 1)) {
            // One that the database refuses must not hold up the others.
            together.forEach(submission -> append(List.of(submission), true));
        }
    }

    /** @param alone whether a failure is the answer */
    private boolean append(List<Submission> together, boolean alone) {
        try {
            List<EventReader.Read> events = together.stream()
                    .flatMap(submission -> submission.events().stream())
                    .toList();
            log.append(events);
            outage.over();
            kept.fire(new EventsKept(events));
            together.forEach(submission -> submission.done().complete(null));
            return true;
        } catch (RuntimeException failed) {
            if (alone) {
                outage.refused(
                        together.stream().mapToInt(one -> one.events().size()).sum(), failed);
                together.forEach(submission -> submission.done().completeExceptionally(failed));
            }
            return false;
        }
    }

    /** More events than there is room for. */
    static final class Overloaded extends dev.weir.platform.problem.Problem {
        Overloaded(String detail) {
            super(LineageProblem.LINEAGE_OVERLOADED, detail + " Nothing was kept: send it again after a second.");
        }
    }

    /** The database did not take them. */
    static final class NotKept extends dev.weir.platform.problem.Problem {
        NotKept(Throwable cause) {
            super(LineageProblem.LINEAGE_NOT_KEPT, "The events could not be written: send them again.");
            initCause(cause);
        }
    }
}
