package dev.weir.policy.desk;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.problem.Place;
import dev.weir.policy.apply.Applies;
import dev.weir.policy.apply.Applies.Hold;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.check.TestReport;
import dev.weir.policy.check.TestResult;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.plan.Fingerprint;
import dev.weir.policy.plan.Limits;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Stop;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Takes documents, makes plans, has them approved, and begins applies. */
@ApplicationScoped
public class PolicyDesk {

    private final DocumentSets documents;
    private final Plans plans;
    private final Applies applies;
    private final Workbench bench;
    private final PolicySettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;
    private final Event<ApplyBegun> begun;

    PolicyDesk(
            DocumentSets documents,
            Plans plans,
            Applies applies,
            Workbench bench,
            PolicySettings settings,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock,
            Event<ApplyBegun> begun) {
        this.documents = documents;
        this.plans = plans;
        this.applies = applies;
        this.bench = bench;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
        this.begun = begun;
    }

    /** An apply that is to go on in the background. */
    record ApplyBegun(UUID id, Hold hold) {}

    public record Origin(Optional<String> source, Optional<String> commit) {}

    public record Checked(List<Finding> findings, List<TestResult> tests) {}

    /** What is wrong with files, and how their tests end. Keeps nothing. */
    public Checked check(Actor actor, Map<String, String> files) {
        access.require(actor, Permission.PLAN_POLICIES);
        List<Finding> findings = bench.compile(files).findings();
        return new Checked(findings, Finding.anyError(findings) ? List.of() : bench.test(files));
    }

    /** From now on these documents hold. The same again changes nothing. */
    public DocumentSet handIn(Actor actor, Map<String, String> files, Origin origin) {
        access.require(actor, Permission.PLAN_POLICIES);
        bench.read(files);
        List<String> texts = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            texts.add(path);
            texts.add(text);
        });
        String digest = Fingerprint.of(texts);
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<DocumentSet> newest = documents.newest();
            if (newest.filter(same ->
                            same.digest().equals(digest) && same.commit().equals(origin.commit()))
                    .isPresent()) {
                return newest.get();
            }
            DocumentSet set = new DocumentSet(
                    ids.next(), digest, files, origin.source(), origin.commit(), actor.name(), clock.instant());
            documents.add(set);
            Map<String, Object> told = Map.of(
                    "id",
                    set.id(),
                    "digest",
                    digest,
                    "files",
                    files.size(),
                    "commit",
                    origin.commit().orElse(""));
            audit.record(actor, "policy.documents-handed-in", "policies", null, told);
            feed.append("policy.documents-handed-in", "policies", told);
            return set;
        });
    }

    public Optional<DocumentSet> current(Actor actor) {
        access.require(actor, Permission.VIEW);
        return documents.newest();
    }

    /** Of the documents that hold, as they compile now. */
    public Checked checkCurrent(Actor actor) {
        access.require(actor, Permission.VIEW);
        DocumentSet set = newest();
        List<Finding> findings = bench.compile(set.files()).findings();
        return new Checked(findings, Finding.anyError(findings) ? List.of() : bench.test(set.files()));
    }

    DocumentSet newest() {
        return documents
                .newest()
                .orElseThrow(() ->
                        new Refused(PolicyProblem.POLICY_DOCUMENTS_MISSING, "No policy documents were handed in yet."));
    }

    /** What would change if these files held. Keeps nothing. */
    public List<Plan> preview(Actor actor, Map<String, String> files, Optional<String> only) {
        access.require(actor, Permission.PLAN_POLICIES);
        Workbench.Compiled compiled = sound(files);
        return targetsOf(compiled, only).stream()
                .map(wanted -> {
                    Target target = bench.target(compiled.set(), wanted.target());
                    return bench.plan(target, wanted, bench.observe(target), Workbench.limits(compiled.set()));
                })
                .toList();
    }

    /** A plan for each target, or for one of them. */
    public List<KeptPlan> plan(Actor actor, Optional<String> only) {
        access.require(actor, Permission.PLAN_POLICIES);
        DocumentSet set = newest();
        Workbench.Compiled compiled = sound(set.files());
        return targetsOf(compiled, only).stream()
                .map(wanted -> {
                    Target target = bench.target(compiled.set(), wanted.target());
                    return keep(
                            actor, KeptPlan.Kind.DOCUMENTS, set.id(), wanted, target, Workbench.limits(compiled.set()));
                })
                .toList();
    }

    private static List<Wanted> targetsOf(Workbench.Compiled compiled, Optional<String> only) {
        if (only.isEmpty()) {
            return List.copyOf(compiled.wanted().values());
        }
        Wanted one = compiled.wanted().get(only.get());
        if (one == null) {
            throw new Refused(
                    PolicyProblem.POLICY_TARGET_NOT_FOUND,
                    "The documents have no target " + only.get() + ". They have: "
                            + String.join(", ", compiled.wanted().keySet()) + ".");
        }
        return List.of(one);
    }

    /** @throws Refused if anything found is an error, or a test fails */
    private Workbench.Compiled sound(Map<String, String> files) {
        Workbench.Compiled compiled = bench.compile(files);
        if (Finding.anyError(compiled.findings())) {
            throw Refused.of(compiled.findings());
        }
        List<TestResult> failed =
                bench.test(files).stream().filter(test -> !test.passed()).toList();
        if (!failed.isEmpty()) {
            throw new Refused(
                    PolicyProblem.POLICY_DOCUMENTS_INVALID,
                    failed.size() + " policy tests fail, the first of them: "
                            + failed.get(0).test().name() + ": " + TestReport.reason(failed.get(0)),
                    failed.stream()
                            .map(test -> new Place(
                                    null,
                                    null,
                                    test.test().place().line(),
                                    1,
                                    test.test().place().file(),
                                    test.test().name() + ": " + TestReport.reason(test)))
                            .toList());
        }
        return compiled;
    }

    KeptPlan keep(Actor actor, KeptPlan.Kind kind, UUID documentSet, Wanted wanted, Target target, Limits limits) {
        Observation observed = bench.observe(target);
        Plan plan = bench.plan(target, wanted, observed, limits);
        KeptPlan kept = new KeptPlan(
                ids.next(),
                kind,
                documentSet,
                plan,
                wanted,
                observed.objects().stream().filter(TargetObject::ours).toList(),
                actor.name(),
                clock.instant(),
                List.of());
        QuarkusTransaction.requiringNew().run(() -> {
            plans.add(kept);
            audit.record(actor, "policy.planned", "policy-plan/" + kept.id(), null, told(kept));
            feed.append("policy.planned", "policy-plan/" + kept.id(), told(kept));
        });
        return kept;
    }

    private static Map<String, Object> told(KeptPlan kept) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("target", kept.plan().target());
        told.put("kind", kept.kind().wireName());
        told.put("changes", kept.plan().changes().size());
        told.put("losing", kept.plan().difference().losing().size());
        told.put("exposed", kept.plan().difference().exposed().size());
        told.put("fingerprint", kept.plan().fingerprint());
        return told;
    }

    public List<KeptPlan.Summary> plans(Actor actor, Optional<UUID> before, int limit) {
        access.require(actor, Permission.VIEW);
        return plans.list(before, limit);
    }

    public KeptPlan plan(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return found(id);
    }

    KeptPlan found(UUID id) {
        return plans.find(id)
                .orElseThrow(() -> new Refused(PolicyProblem.POLICY_PLAN_NOT_FOUND, "There is no plan " + id + "."));
    }

    /** Nobody approves what they made themselves. */
    public KeptPlan approve(Actor actor, UUID id) {
        access.require(actor, Permission.PLAN_POLICIES);
        KeptPlan kept = found(id);
        if (made(kept).contains(actor.name())) {
            throw new Refused(
                    PolicyProblem.POLICY_APPROVAL_OF_OWN,
                    actor.name() + " made the plan or its documents: somebody else has to approve it.");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (plans.approve(id, actor.name())) {
                audit.record(actor, "policy.approved", "policy-plan/" + id, null, told(kept));
                feed.append("policy.approved", "policy-plan/" + id, Map.of("by", actor.name()));
            }
        });
        return found(id);
    }

    private List<String> made(KeptPlan kept) {
        List<String> made = new ArrayList<>(List.of(kept.author()));
        documents.find(kept.documentSet()).map(DocumentSet::author).ifPresent(made::add);
        return made;
    }

    /**
     * Begins an apply, which goes on by itself.
     *
     * @param lift limits that are meant to be gone over, and up to which count
     */
    public Apply apply(Actor actor, UUID planId, Map<Stop.Reason, Integer> lift) {
        access.require(actor, Permission.APPLY_POLICIES);
        KeptPlan kept = found(planId);
        requireApprovals(kept);
        requireLifted(kept.plan(), lift);
        requireFresh(kept);
        UUID id = ids.next();
        Hold hold = new Hold(UUID.randomUUID(), settings.lease());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!applies.begin(
                    id,
                    planId,
                    kept.plan().target(),
                    actor.name(),
                    kept.plan().changes().size(),
                    hold)) {
                throw new Refused(
                        PolicyProblem.POLICY_APPLY_BUSY,
                        "Another apply to " + kept.plan().target()
                                + " is going on. Wait for its end, then plan again.");
            }
            Map<String, Object> told = told(kept);
            told.put("apply", id);
            told.put("lifted", lift.toString());
            audit.record(actor, "policy.apply-begun", "policy-plan/" + planId, null, told);
            feed.append("policy.apply-begun", "policy-plan/" + planId, told);
        });
        begun.fire(new ApplyBegun(id, hold));
        return applies.find(id).orElseThrow();
    }

    private void requireApprovals(KeptPlan kept) {
        List<String> made = made(kept);
        long approvals = kept.approvals().stream()
                .filter(approval -> !made.contains(approval.person()))
                .count();
        if (approvals < settings.approvals() && !kept.author().equals(Actor.WEIR.name())) {
            throw new Refused(
                    PolicyProblem.POLICY_PLAN_UNAPPROVED,
                    "The plan has " + approvals + " approvals and needs " + settings.approvals()
                            + ", of persons other than " + String.join(", ", made) + ".");
        }
    }

    private static void requireLifted(Plan plan, Map<Stop.Reason, Integer> lift) {
        List<Stop> left = plan.stops().stream()
                .filter(stop -> stop.reason().flag().isEmpty() || lift.getOrDefault(stop.reason(), -1) < stop.count())
                .toList();
        if (!left.isEmpty()) {
            throw new Refused(
                    PolicyProblem.POLICY_PLAN_STOPPED,
                    left.get(0).detail(),
                    left.stream()
                            .map(stop -> Place.pointer("/lift/" + stop.reason().wireName(), stop.detail()))
                            .toList());
        }
    }

    private void requireFresh(KeptPlan kept) {
        DocumentSet newest = newest();
        PolicySet set = bench.read(newest.files());
        Wanted wanted = kept.wanted();
        if (kept.kind() == KeptPlan.Kind.DOCUMENTS) {
            Workbench.Compiled compiled = sound(newest.files());
            Wanted now = compiled.wanted().get(wanted.target());
            if (now == null) {
                throw stale(kept, "the documents no longer name its target");
            }
            wanted = now;
        }
        Target target = bench.target(set, wanted.target());
        Plan now = bench.plan(target, wanted, bench.observe(target), Limits.NONE);
        if (!now.fingerprint().equals(kept.plan().fingerprint())) {
            throw stale(kept, "documents, catalog or target have changed since");
        }
    }

    private static Refused stale(KeptPlan kept, String why) {
        return new Refused(
                PolicyProblem.POLICY_PLAN_STALE,
                "The plan of " + kept.at() + " no longer fits: " + why + ". Plan again, and look at it.");
    }

    /** A plan that goes back to what was before this one. */
    public KeptPlan rollback(Actor actor, UUID planId) {
        access.require(actor, Permission.PLAN_POLICIES);
        KeptPlan kept = found(planId);
        PolicySet set = bench.read(newest().files());
        return keep(
                actor,
                KeptPlan.Kind.ROLLBACK,
                kept.documentSet(),
                new Wanted(
                        kept.wanted().target(),
                        kept.before(),
                        "rollback of " + planId,
                        kept.wanted().people(),
                        kept.wanted().columns()),
                bench.target(set, kept.plan().target()),
                Limits.NONE);
    }

    public Apply applyOf(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return applies.find(id)
                .orElseThrow(() -> new Refused(PolicyProblem.POLICY_APPLY_NOT_FOUND, "There is no apply " + id + "."));
    }

    public List<Apply> appliesOf(Actor actor, UUID planId) {
        access.require(actor, Permission.VIEW);
        return applies.ofPlan(planId, 50);
    }

    public List<Apply.Entry> journal(Actor actor, UUID id, int afterSeq, int limit) {
        return applies.journal(applyOf(actor, id).id(), afterSeq, limit);
    }
}
