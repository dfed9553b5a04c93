package dev.weir.quality.worker.run;

import dev.weir.quality.worker.run.RunService.Lease;
import dev.weir.quality.worker.run.RunService.Registration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lease of one piece of work alive from a thread of its own, and cancels the work when the lease is lost. */
final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final String work;
    private final Supplier<Lease> prolong;
    private final Registration registration;
    private final Cancellation cancellation;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** @param work for the log, such as {@code run 7 attempt 1} */
    Heartbeat(String work, Supplier<Lease> prolong, Registration registration, Cancellation cancellation) {
        this.work = work;
        this.prolong = prolong;
        this.registration = registration;
        this.cancellation = cancellation;
    }

    void start() {
        long millis = registration.heartbeat().toMillis();
        // The loop ends with close(), which interrupts it: the future holds nothing that anyone could want.
        var unused = beats.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (prolong.get() == Lease.LOST) {
                log.info("{}: lease lost", work);
                cancellation.cancel();
            }
        } catch (ServiceUnreachable e) {
            // The service may be back before the lease ends, and if not, the report will be told so.
            if (beats.isShutdown()) {
                return;
            }
            log.warn("{}: no heartbeat, {}", work, e.getMessage());
        } catch (ServiceRefused e) {
            log.error("{}: heartbeat refused, {}", work, e.getMessage());
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
