package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.fold.Folder.FoldFailed;
import dev.weir.lineage.intake.DeadLetters;
import dev.weir.lineage.intake.EventLog;
import dev.weir.lineage.intake.EventWriter.EventsKept;
import dev.weir.lineage.intake.LineageProblem;
import dev.weir.lineage.intake.LineageSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Folds what waits, on every replica; a lock in the database keeps them apart. */
@ApplicationScoped
public class FoldLoop {

    private static final Logger LOG = Logger.getLogger(FoldLoop.class);
    private static final int TIMEOUT_SECONDS = 300;
    /** Few events at a time cost as many statements as many: so let some come together. */
    private static final long GATHER_MILLIS = 150;

    private static final long PAUSE_MILLIS = 1000;
    /** Of SQLSTATE: the data cannot be kept, now or later. Others pass: lost connections, deadlocks, full disks. */
    private static final Set<String> LASTING = Set.of("22", "23", "42", "54");

    private final Folder folder;
    private final EventLog log;
    private final Queue queue;
    private final DeadLetters dead;
    private final LineageSettings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "lineage-fold"));
    private final AtomicBoolean asked = new AtomicBoolean();
    private int limit;
    private volatile boolean stopping;

    FoldLoop(Folder folder, EventLog log, Queue queue, DeadLetters dead, LineageSettings settings) {
        this.folder = folder;
        this.log = log;
        this.queue = queue;
        this.dead = dead;
        this.settings = settings;
        this.limit = settings.foldBatch();
    }

    /** Does not wait for the clock if events were written here. */
    void wakeUp(@Observes EventsKept kept) {
        look();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!stopping && asked.compareAndSet(false, true)) {
            thread.execute(this::foldAll);
        }
    }

    /** Carries {@code task} out between two batches, in a transaction, and waits for it. */
    <T> T between(Callable<T> task) throws Exception {
        return thread.submit(() -> {
                    try {
                        return QuarkusTransaction.requiringNew()
                                .timeout(TIMEOUT_SECONDS)
                                .call(task);
                    } catch (RuntimeException failed) {
                        folder.forget();
                        throw failed;
                    }
                })
                .get();
    }

    private void foldAll() {
        asked.set(false);
        try {
            int folded = fold();
            while (folded > 0 && !stopping) {
                if (folded < limit / 2) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                }
                folded = fold();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int fold() throws InterruptedException {
        try {
            int folded =
                    QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> folder.fold(limit));
            limit = Math.min(settings.foldBatch(), limit * 2);
            return folded;
        } catch (FoldFailed failed) {
            folder.forget();
            return afterwards(failed);
        } catch (RuntimeException failed) {
            folder.forget();
            LOG.warnf("events were not folded, and wait: %s", failed.getMessage());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return 0;
        }
    }

    // One event must not hold up all others: the batch is made smaller until only that one is in it.
    private int afterwards(FoldFailed failed) throws InterruptedException {
        if (!lasts(failed)) {
            LOG.warnf("events were not folded, and wait: %s", failed.getMessage());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return 0;
        }
        if (failed.events().size() > 1) {
            limit = Math.max(1, failed.events().size() / 8);
            return 1;
        }
        EventId event = failed.events().get(0);
        LOG.errorf(failed, "event %s cannot be folded; it is a dead letter now", event);
        QuarkusTransaction.requiringNew().run(() -> bury(event, String.valueOf(failed.getMessage())));
        return 1;
    }

    private static boolean lasts(FoldFailed failed) {
        Optional<String> state = Optional.empty();
        boolean database = false;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                database = true;
                state = Optional.ofNullable(sql.getSQLState());
            }
        }
        return !database
                || state.filter(code -> code.length() == 5 && LASTING.contains(code.substring(0, 2)))
                        .isPresent();
    }

    private void bury(EventId event, String cause) {
        log.find(event)
                .ifPresent(kept -> dead.add(
                        kept.json(),
                        "weir",
                        new DeadLetters.Cause(
                                LineageProblem.LINEAGE_EVENT_NOT_FOLDED.code(), cause, Optional.empty())));
        queue.drop(event);
    }

    // What is begun is rolled back, and folded after the next start.
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        thread.shutdown();
    }
}
