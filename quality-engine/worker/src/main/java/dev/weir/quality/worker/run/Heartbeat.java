package dev.weir.quality.worker.run;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.worker.run.RunService.Lease;
import dev.weir.quality.worker.run.RunService.Registration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lease of one run alive from a thread of its own, and cancels the check when the lease is lost. */
final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final RunService service;
    private final Registration registration;
    private final CheckRequest request;
    private final Cancellation cancellation;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(RunService service, Registration registration, CheckRequest request, Cancellation cancellation) {
        this.service = service;
        this.registration = registration;
        this.request = request;
        this.cancellation = cancellation;
    }

    void start() {
        long millis = registration.heartbeat().toMillis();
        // The loop ends with close(), which interrupts it: the future holds nothing that anyone could want.
        var unused = beats.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (service.heartbeat(registration.id(), request.runId(), request.attempt()) == Lease.LOST) {
                log.info("run {} attempt {}: lease lost", request.runId(), request.attempt());
                cancellation.cancel();
            }
        } catch (ServiceUnreachable e) {
            // The service may be back before the lease ends, and if not, the report will be told so.
            if (beats.isShutdown()) {
                return;
            }
            log.warn("run {} attempt {}: no heartbeat, {}", request.runId(), request.attempt(), e.getMessage());
        } catch (ServiceRefused e) {
            log.error("run {} attempt {}: heartbeat refused, {}", request.runId(), request.attempt(), e.getMessage());
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
