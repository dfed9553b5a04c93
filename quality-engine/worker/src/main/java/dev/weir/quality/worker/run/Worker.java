package dev.weir.quality.worker.run;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.worker.run.Failpoints.Point;
import dev.weir.quality.worker.run.RunService.Claim;
import dev.weir.quality.worker.run.RunService.Receipt;
import dev.weir.quality.worker.run.RunService.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims runs, one at a time, until it is stopped.
 *
 * <p>The service may go away and come back at any moment: a finished report is kept and offered again until it is answered.
 * Whoever has lost the lease stops, throws its staging away, and says nothing: another worker has the run by then.
 */
public final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final RunService service;
    private final Engine engine;
    private final ProfileMaker profiles;
    private final Failpoints failpoints;
    private final Backoff backoff;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Cancellation current = new Cancellation();

    public Worker(
            String name,
            RunService service,
            Engine engine,
            ProfileMaker profiles,
            Failpoints failpoints,
            Backoff backoff) {
        this.name = name;
        this.service = service;
        this.engine = engine;
        this.profiles = profiles;
        this.failpoints = failpoints;
        this.backoff = backoff;
    }

    /**
     * Works until {@link #stop}, or until the engine has died.
     *
     * @throws ServiceRefused if the service will not have this worker
     */
    public void run() {
        Optional<Registration> registration = register();
        while (registration.isPresent() && !isStopped() && engine.alive()) {
            registration = next(registration.get());
        }
    }

    /** Ends {@link #run} soon: a running check is cancelled, its lease runs out, and another worker takes it over. */
    public void stop() {
        stopped.countDown();
        current.cancel();
    }

    private Optional<Registration> next(Registration registration) {
        Optional<Claim> claim = untilReached("claim", () -> service.claim(registration.id()));
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (claim.get() instanceof Claim.Run run) {
            return work(registration, run.request());
        }
        if (claim.get() instanceof Claim.NotUnderstood strange) {
            return deliver(registration, refusal(strange), () -> {});
        }
        if (claim.get() instanceof Claim.WorkerUnknown) {
            return register();
        }
        // Batches wait behind a gate, profiles do not: they come when no batch does.
        Optional<ProfileRequest> profile = claimProfile(registration);
        if (profile.isPresent()) {
            profile(registration, profile.get());
        } else {
            pause(registration.poll());
        }
        return Optional.of(registration);
    }

    private Optional<Registration> work(Registration registration, CheckRequest request) {
        log.info(
                "run {} attempt {}: claimed, {} objects, {} rules",
                request.runId(),
                request.attempt(),
                request.source().objects().size(),
                request.rules().size());
        Cancellation cancellation = new Cancellation();
        current = cancellation;
        if (isStopped()) {
            cancellation.cancel();
        }
        String work = "run " + request.runId() + " attempt " + request.attempt();
        try (Heartbeat heartbeat = new Heartbeat(
                work,
                () -> service.heartbeat(registration.id(), request.runId(), request.attempt()),
                registration,
                cancellation)) {
            heartbeat.start();
            failpoints.reached(Point.CLAIMED);
            CheckReport report = engine.check(request, cancellation);
            log.info(
                    "run {} attempt {}: {}, {} rows, {} passed, {} failed, {} ms{}",
                    request.runId(),
                    request.attempt(),
                    report.status(),
                    report.rows(),
                    report.passedRows(),
                    report.failedRows(),
                    report.millis(),
                    report.error() == null ? "" : ": " + report.error());
            failpoints.reached(Point.WRITTEN);
            return deliver(registration, report, () -> engine.discard(request.staging()));
        } catch (CheckCancelled e) {
            log.info("run {} attempt {}: cancelled, staging thrown away", request.runId(), request.attempt());
            engine.discard(request.staging());
            return Optional.of(registration);
        } finally {
            current = new Cancellation();
        }
    }

    private Optional<ProfileRequest> claimProfile(Registration registration) {
        return untilReached("claim a profile", () -> service.claimProfile(registration.id()))
                .flatMap(claimed -> claimed);
    }

    private void profile(Registration registration, ProfileRequest request) {
        String work = "profile " + request.profileId() + " attempt " + request.attempt();
        log.info("{}: claimed, {} objects", work, request.source().objects().size());
        Cancellation cancellation = new Cancellation();
        current = cancellation;
        if (isStopped()) {
            cancellation.cancel();
        }
        try (Heartbeat heartbeat = new Heartbeat(
                work,
                () -> service.profileHeartbeat(registration.id(), request.profileId(), request.attempt()),
                registration,
                cancellation)) {
            heartbeat.start();
            deliver(work, registration, profiles.profile(request, cancellation));
        } catch (CheckCancelled e) {
            log.info("{}: cancelled", work);
        } finally {
            current = new Cancellation();
        }
    }

    /** A profile that nobody wants is made again when somebody asks: unlike a verdict it is not worth a second introduction. */
    private void deliver(String work, Registration registration, ProfileReport report) {
        try {
            untilReached("report a profile", () -> service.reportProfile(registration.id(), report))
                    .ifPresent(receipt -> log.info(
                            "{}: {}, {} ms{}",
                            work,
                            receipt,
                            report.millis(),
                            report.error() == null ? "" : ": " + report.error()));
        } catch (ServiceRefused e) {
            log.error("{}: report refused, {}", work, e.getMessage());
            if (report.error() == null) {
                String why = "the service refused the profile: " + e.getMessage();
                deliver(
                        work,
                        registration,
                        new ProfileReport(
                                report.profileId(), report.attempt(), report.engine(), why, null, report.millis()));
            }
        }
    }

    /** Offers the report until it is answered. A worker that the service has forgotten introduces itself again, once. */
    private Optional<Registration> deliver(Registration registration, CheckReport report, Runnable discard) {
        Registration known = registration;
        for (boolean again = false; ; again = true) {
            String id = known.id();
            Optional<Receipt> receipt;
            try {
                receipt = untilReached("report", () -> service.report(id, report));
            } catch (ServiceRefused e) {
                log.error("run {} attempt {}: report refused, {}", report.runId(), report.attempt(), e.getMessage());
                discard.run();
                return Optional.of(known);
            }
            if (receipt.isEmpty()) {
                discard.run();
                return Optional.empty();
            }
            switch (receipt.get()) {
                case ACCEPTED -> {
                    log.info("run {} attempt {}: reported", report.runId(), report.attempt());
                    return Optional.of(known);
                }
                case LEASE_LOST -> {
                    log.info("run {} attempt {}: lease lost, staging thrown away", report.runId(), report.attempt());
                    discard.run();
                    return Optional.of(known);
                }
                case WORKER_UNKNOWN -> {
                    Optional<Registration> renewed = register();
                    if (again || renewed.isEmpty()) {
                        log.info(
                                "run {} attempt {}: nobody wants the report, staging thrown away",
                                report.runId(),
                                report.attempt());
                        discard.run();
                        return renewed;
                    }
                    known = renewed.get();
                }
            }
        }
    }

    private CheckReport refusal(Claim.NotUnderstood strange) {
        return new CheckReport(
                strange.runId(),
                strange.attempt(),
                CheckReport.Status.ENGINE_ERROR,
                engine.name(),
                "this worker does not understand the request: " + strange.why(),
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    private Optional<Registration> register() {
        Optional<Registration> registration = untilReached(
                "register",
                () -> service.register(name, engine.name(), Runtime.getRuntime().availableProcessors()));
        registration.ifPresent(r -> log.info("worker {}: registered as {}, engine {}", name, r.id(), engine.name()));
        return registration;
    }

    /** Empty if the worker was stopped before the service answered. */
    private <T> Optional<T> untilReached(String what, Supplier<T> call) {
        for (int failures = 0; !isStopped(); failures++) {
            try {
                T answer = call.get();
                if (failures > 0) {
                    log.info("worker {}: the service is back", name);
                }
                return Optional.of(answer);
            } catch (ServiceUnreachable e) {
                if (failures == 0) {
                    log.warn("worker {}: cannot {}, trying on: {}", name, what, e.getMessage());
                }
                pause(backoff.after(failures));
            }
        }
        return Optional.empty();
    }

    private void pause(Duration duration) {
        try {
            stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
