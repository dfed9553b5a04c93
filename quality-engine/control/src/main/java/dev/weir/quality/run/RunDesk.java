package dev.weir.quality.run;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.CheckReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Where runs are ordered, claimed, kept alive and reported on. */
@ApplicationScoped
public class RunDesk {

    private static final Logger LOG = Logger.getLogger(RunDesk.class);

    private final Runs runs;
    private final Workers workers;
    private final RunListener listener;
    private final RunSettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    RunDesk(
            Runs runs,
            Workers workers,
            RunListener listener,
            RunSettings settings,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.runs = runs;
        this.workers = workers;
        this.listener = listener;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues a run, in the caller's transaction and on the caller's authority. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID order(UUID batchId, RunOrder order) {
        Run run = Run.queued(ids.next(), batchId, order, clock.instant());
        runs.add(run);
        changed(run);
        return run.id();
    }

    /** The next run for this worker; empty if there is nothing to do. */
    @Transactional
    public Optional<Run> claim(Actor actor, UUID worker) {
        access.require(actor, Permission.WORK);
        Instant now = clock.instant();
        if (!workers.seen(worker, now)) {
            throw new WorkerNotFound(worker);
        }
        Optional<Run> claimed = runs.claim(worker, now, now.plus(settings.lease()), settings.maxAttempts());
        claimed.ifPresent(run -> {
            LOG.infof("run %s: attempt %d claimed by worker %s", run.id(), run.attempt(), worker);
            audit.record(
                    actor, "run.claimed", "run/" + run.id(), null, Map.of("worker", worker, "attempt", run.attempt()));
            changed(run);
        });
        return claimed;
    }

    /** @return until when the run now belongs to the worker */
    @Transactional
    public Instant heartbeat(Actor actor, UUID runId, UUID worker, int attempt) {
        access.require(actor, Permission.WORK);
        Instant now = clock.instant();
        Instant until = now.plus(settings.lease());
        workers.seen(worker, now);
        if (!runs.extendLease(runId, worker, attempt, until)) {
            throw new LeaseLost(runs.find(runId).orElseThrow(() -> new RunNotFound(runId)), attempt);
        }
        return until;
    }

    /** Ends the run. Repeating the report that ended it is harmless: its answer may have been lost. */
    @Transactional
    public Run report(Actor actor, UUID runId, UUID worker, CheckReport report) {
        access.require(actor, Permission.WORK);
        Run run = runs.lock(runId).orElseThrow(() -> new RunNotFound(runId));
        if (!run.id().toString().equals(report.runId())) {
            throw new ReportInvalid("The report is of run " + report.runId() + ", not of " + runId + ".");
        }
        if (!run.isHeldBy(worker, report.attempt())) {
            throw new LeaseLost(run, report.attempt());
        }
        return switch (run.state()) {
            case RUNNING -> end(actor, run, report);
            case REPORTED -> run;
            case QUEUED, ABANDONED -> throw new LeaseLost(run, report.attempt());
        };
    }

    private Run end(Actor actor, Run run, CheckReport report) {
        if (report.status() == CheckReport.Status.COMPLETED
                && report.outcomes().size() != run.order().rules().size()) {
            throw new ReportInvalid("The report has " + report.outcomes().size() + " outcomes for "
                    + run.order().rules().size() + " rules.");
        }
        Run reported = run.reported(clock.instant(), report.engine(), Optional.ofNullable(report.error()));
        runs.save(reported);
        audit.record(
                actor,
                "run.reported",
                "run/" + run.id(),
                null,
                Map.of("status", report.status(), "attempt", run.attempt(), "rows", report.rows()));
        changed(reported);
        listener.reported(reported, report);
        return reported;
    }

    /** Gives up on runs that were lost too often. Called now and then. */
    @Transactional
    public void abandonLost() {
        for (Run run : runs.lockLost(clock.instant(), settings.maxAttempts(), 10)) {
            String reason = "%d workers were lost over it, the last one %s"
                    .formatted(run.attempt(), run.workerId().map(UUID::toString).orElse("unknown"));
            Run abandoned = run.abandoned(clock.instant(), reason);
            runs.save(abandoned);
            audit.record(Actor.WEIR, "run.abandoned", "run/" + run.id(), null, Map.of("reason", reason));
            changed(abandoned);
            LOG.warnf("run %s abandoned: %s", run.id(), reason);
            listener.abandoned(abandoned, reason);
        }
    }

    @Transactional
    public Run get(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return runs.find(id).orElseThrow(() -> new RunNotFound(id));
    }

    @Transactional
    public List<Run> list(Actor actor, Optional<Run.State> state, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return runs.list(state, page);
    }

    private void changed(Run run) {
        String kind = "run." + run.state().name().toLowerCase(java.util.Locale.ROOT);
        feed.append(kind, "run/" + run.id(), Map.of("batch", run.batchId(), "attempt", run.attempt()));
    }
}
