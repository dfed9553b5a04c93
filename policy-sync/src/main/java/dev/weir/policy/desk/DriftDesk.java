package dev.weir.policy.desk;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.policy.apply.Applies;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.plan.Limits;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Target;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks whether targets still are as they were applied, and lets people repair or accept what is not. */
@ApplicationScoped
public class DriftDesk {

    private static final Logger LOG = Logger.getLogger(DriftDesk.class);

    private final PolicyDesk desk;
    private final DocumentSets documents;
    private final Applies applies;
    private final Drifts drifts;
    private final Workbench bench;
    private final PolicySettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    DriftDesk(
            PolicyDesk desk,
            DocumentSets documents,
            Applies applies,
            Drifts drifts,
            Workbench bench,
            PolicySettings settings,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.applies = applies;
        this.drifts = drifts;
        this.bench = bench;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        documents.newest().ifPresent(set -> look(set, settings.driftEvery()));
    }

    /** Looks at every target now. */
    public List<Drift> look(Actor actor) {
        access.require(actor, Permission.PLAN_POLICIES);
        look(desk.newest(), Duration.ZERO);
        return drifts.list(50);
    }

    private void look(DocumentSet documentSet, Duration every) {
        PolicySet set = bench.read(documentSet.files());
        for (TargetSpec spec : set.targets()) {
            Optional<Apply> applied = applies.lastOf(spec.name(), Apply.State.COMPLETED);
            boolean busy = applies.lastOf(spec.name(), Apply.State.RUNNING).isPresent();
            if (applied.isPresent() && !busy && drifts.due(spec.name(), every)) {
                look(set, spec, applied.get());
            }
        }
    }

    private void look(PolicySet set, TargetSpec spec, Apply applied) {
        try {
            Target target = bench.target(set, spec.name());
            Observation observed = bench.observe(target);
            Plan repair = bench.plan(target, desk.found(applied.plan()).wanted(), observed, Limits.NONE);
            boolean differs = repair.changes().stream().anyMatch(change -> !drifts.accepted(spec.name(), change))
                    || !repair.held().isEmpty();
            QuarkusTransaction.requiringNew().run(() -> {
                drifts.observed(spec.name(), observed.at(), Optional.empty());
                if (!differs) {
                    Drift.State ended = ended(applied);
                    drifts.end(
                            spec.name(), ended, ended == Drift.State.REPAIRED ? applied.begunBy() : Actor.WEIR.name());
                } else if (drifts.found(ids.next(), spec.name(), repair)) {
                    Map<String, Object> told = Map.of(
                            "target",
                            spec.name(),
                            "changes",
                            repair.changes().size(),
                            "people",
                            repair.difference().losing().size()
                                    + repair.difference().exposed().size());
                    audit.record(Actor.WEIR, "policy.drift-found", "policy-target/" + spec.name(), null, told);
                    feed.append("policy.drift-found", "policy-target/" + spec.name(), told);
                }
            });
        } catch (Refused unreachable) {
            LOG.warnf("target %s was not read: %s", spec.name(), unreachable.getMessage());
            drifts.observed(spec.name(), clock.instant(), Optional.of(String.valueOf(unreachable.getMessage())));
        }
    }

    private Drift.State ended(Apply applied) {
        return drifts.list(50).stream()
                        .filter(drift -> drift.state() == Drift.State.OPEN
                                && drift.target().equals(applied.target()))
                        .anyMatch(drift -> applied.begunAt().isAfter(drift.foundAt()))
                ? Drift.State.REPAIRED
                : Drift.State.GONE;
    }

    public List<Drift> list(Actor actor) {
        access.require(actor, Permission.VIEW);
        return drifts.list(50);
    }

    public List<Drifts.Observed> observations(Actor actor) {
        access.require(actor, Permission.VIEW);
        return drifts.observations();
    }

    private Drift open(UUID id) {
        return drifts.find(id)
                .filter(drift -> drift.state() == Drift.State.OPEN)
                .orElseThrow(
                        () -> new Refused(PolicyProblem.POLICY_DRIFT_NOT_FOUND, "There is no open drift " + id + "."));
    }

    /** A plan that brings the target back to what was applied; applied like any other. */
    public KeptPlan repair(Actor actor, UUID id) {
        access.require(actor, Permission.PLAN_POLICIES);
        Drift drift = open(id);
        KeptPlan applied = desk.found(applies.lastOf(drift.target(), Apply.State.COMPLETED)
                .orElseThrow(() -> new Refused(
                        PolicyProblem.POLICY_NEVER_APPLIED, "Nothing was applied to " + drift.target() + " yet."))
                .plan());
        DocumentSet newest = desk.newest();
        PolicySet set = bench.read(newest.files());
        return desk.keep(
                actor,
                KeptPlan.Kind.REPAIR,
                newest.id(),
                applied.wanted(),
                bench.target(set, drift.target()),
                Workbench.limits(set));
    }

    /** Takes what differs as it is, until it changes again. */
    public Drift accept(Actor actor, UUID id) {
        access.require(actor, Permission.APPLY_POLICIES);
        Drift drift = open(id);
        QuarkusTransaction.requiringNew().run(() -> {
            drifts.accept(drift.target(), drift.repair().changes(), actor.name());
            drifts.end(drift.target(), Drift.State.ACCEPTED, actor.name());
            Map<String, Object> told = Map.of(
                    "target",
                    drift.target(),
                    "changes",
                    drift.repair().changes().size());
            audit.record(actor, "policy.drift-accepted", "policy-target/" + drift.target(), null, told);
            feed.append("policy.drift-accepted", "policy-target/" + drift.target(), told);
        });
        return drifts.find(id).orElseThrow();
    }
}
