package dev.weir.policy.desk;

import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.policy.apply.Applier;
import dev.weir.policy.apply.Applies;
import dev.weir.policy.apply.Applies.Hold;
import dev.weir.policy.apply.Applies.HoldLost;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.desk.PolicyDesk.ApplyBegun;
import dev.weir.policy.target.Target;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Carries applies out, those begun here and those whose service died. */
@ApplicationScoped
public class ApplyRunner {

    private static final Logger LOG = Logger.getLogger(ApplyRunner.class);

    private final Applies applies;
    private final PolicyDesk desk;
    private final DocumentSets documents;
    private final Workbench bench;
    private final PolicySettings settings;
    private final Drifts drifts;
    private final AccessDesk access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Map<UUID, Hold> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "policy-apply"));

    ApplyRunner(
            Applies applies,
            PolicyDesk desk,
            DocumentSets documents,
            Workbench bench,
            PolicySettings settings,
            Drifts drifts,
            AccessDesk access,
            AuditTrail audit,
            ChangeFeed feed) {
        this.applies = applies;
        this.desk = desk;
        this.documents = documents;
        this.bench = bench;
        this.settings = settings;
        this.drifts = drifts;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
    }

    void start(@Observes ApplyBegun begun) {
        running.put(begun.id(), begun.hold());
        threads.execute(() -> run(begun.id(), begun.hold()));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        running.forEach(applies::touch);
        Hold hold = new Hold(UUID.randomUUID(), settings.lease());
        applies.takeOver(hold).ifPresent(id -> {
            LOG.infof("apply %s: goes on here", id);
            start(new ApplyBegun(id, hold));
        });
    }

    void stop(@Observes ShutdownEvent shutdown) {
        threads.shutdownNow();
    }

    private void run(UUID id, Hold hold) {
        try {
            Apply apply = applies.find(id).orElseThrow();
            KeptPlan kept = desk.found(apply.plan());
            DocumentSet set = documents.find(kept.documentSet()).orElseThrow();
            Target target = bench.target(bench.read(set.files()), kept.plan().target());
            Apply.State end = new Applier(applies, this::pause, settings.batch(), settings.rounds())
                    .run(id, hold, kept.plan().changes(), target);
            LOG.infof("apply %s to %s: %s", id, kept.plan().target(), end.wireName());
            access.forget(kept.plan().target());
            tell(id, kept, end);
        } catch (HoldLost lost) {
            LOG.infof("apply %s: %s", id, lost.getMessage());
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "apply %s failed", id);
            try {
                applies.finish(
                        id,
                        hold,
                        Apply.State.FAILED,
                        Optional.of("Weir failed: " + defect.getMessage() + ". Plan again."));
            } catch (HoldLost lost) {
                LOG.infof("apply %s: %s", id, lost.getMessage());
            }
        } finally {
            running.remove(id);
        }
    }

    private void tell(UUID id, KeptPlan kept, Apply.State end) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (end == Apply.State.COMPLETED) {
                drifts.end(kept.plan().target(), Drift.State.REPAIRED, kept.author());
            }
            Apply.Counts counts = applies.find(id).orElseThrow().counts();
            Map<String, Object> told = Map.of(
                    "apply", id,
                    "plan", kept.id(),
                    "target", kept.plan().target(),
                    "state", end.wireName(),
                    "applied", counts.applied(),
                    "rejected", counts.rejected(),
                    "unknown", counts.unknown());
            audit.record(Actor.WEIR, "policy.applied", "policy-plan/" + kept.id(), null, told);
            feed.append("policy.applied", "policy-plan/" + kept.id(), told);
        });
    }

    private void pause(int round) {
        try {
            TimeUnit.MILLISECONDS.sleep(round < 3 ? 1 : settings.pause().toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", stopping);
        }
    }
}
