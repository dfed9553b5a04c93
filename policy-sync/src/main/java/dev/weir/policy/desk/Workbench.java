package dev.weir.policy.desk;

import dev.weir.policy.check.TestResult;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PoliciesInvalid;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.plan.Differ;
import dev.weir.policy.plan.Fingerprint;
import dev.weir.policy.plan.Limits;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Planner;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the pure parts together: reads documents, compiles, observes, plans. Keeps nothing. */
@ApplicationScoped
public class Workbench {

    private final CatalogSource catalog;
    private final Compilers compiler;
    private final PolicyTargets targets;
    private final Clock clock;

    Workbench(CatalogSource catalog, Compilers compiler, PolicyTargets targets, Clock clock) {
        this.catalog = catalog;
        this.compiler = compiler;
        this.targets = targets;
        this.clock = clock;
    }

    /** What documents come to, with all that was found. */
    record Compiled(PolicySet set, Map<String, Wanted> wanted, List<Finding> findings) {}

    /** @throws Refused with every place that is wrong */
    PolicySet read(Map<String, String> files) {
        try {
            return PolicySet.read(files);
        } catch (PoliciesInvalid invalid) {
            throw Refused.of(invalid.findings());
        }
    }

    CatalogSnapshot catalog() {
        return catalog.snapshot();
    }

    /** Findings that are errors are among the findings; then nothing is to be planned. */
    Compiled compile(Map<String, String> files) {
        PolicySet set = read(files);
        CatalogSnapshot snapshot = catalog.snapshot();
        List<String> texts = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            texts.add(path);
            texts.add(text);
        });
        texts.add(snapshot.json());
        String source = Fingerprint.of(texts);
        Map<String, Wanted> wanted = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (TargetSpec target : set.targets()) {
            Compilers.Result compiled = compiler.compile(set, snapshot, target, clock.instant());
            findings.addAll(compiled.findings());
            wanted.put(
                    target.name(),
                    new Wanted(
                            target.name(),
                            compiled.objects(),
                            source,
                            People.of(set, target),
                            People.columns(set, snapshot)));
        }
        return new Compiled(set, wanted, findings.stream().distinct().toList());
    }

    List<TestResult> test(Map<String, String> files) {
        return compiler.test(read(files), catalog.snapshot(), clock.instant());
    }

    Target target(PolicySet set, String name) {
        return targets.of(spec(set, name));
    }

    TargetSpec spec(PolicySet set, String name) {
        return set.target(name)
                .orElseThrow(() -> new Refused(
                        PolicyProblem.POLICY_TARGET_NOT_FOUND,
                        "The documents have no target " + name + ". They have: "
                                + String.join(
                                        ", ",
                                        set.targets().stream()
                                                .map(TargetSpec::name)
                                                .toList()) + "."));
    }

    Observation observe(Target target) {
        try {
            return target.observe();
        } catch (TargetUnreachable unreachable) {
            throw new Refused(PolicyProblem.POLICY_TARGET_UNREACHABLE, String.valueOf(unreachable.getMessage()));
        }
    }

    Plan plan(Target target, Wanted wanted, Observation observed, Limits limits) {
        return new Planner(target, new Differ(clock.instant())).plan(wanted, observed, limits);
    }

    static Limits limits(PolicySet set) {
        dev.weir.policy.document.Limits given = set.limits();
        return new Limits(given.peopleLosing(), given.columnsExposed(), given.prune(), given.prunePercent());
    }
}
