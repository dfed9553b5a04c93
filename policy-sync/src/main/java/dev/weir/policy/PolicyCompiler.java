package dev.weir.policy;

import dev.weir.policy.check.Lint;
import dev.weir.policy.check.PolicyTests;
import dev.weir.policy.check.TestResult;
import dev.weir.policy.compile.Compilation;
import dev.weir.policy.compile.Compiler;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.prove.Modelled;
import dev.weir.policy.prove.Models;
import dev.weir.policy.prove.Proof;
import dev.weir.policy.prove.Prover;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From documents and a catalog to the proven objects of a target; pure, and without a server. */
public final class PolicyCompiler {

    private PolicyCompiler() {}

    /**
     * Compiles, proves, tests and lints.
     *
     * @param at now: what has ended by then gives nothing
     * @param earlier what the catalog was before, to tell columns that are newly seen; empty if that is not known
     */
    public static Compiled compile(
            PolicySet set, CatalogSnapshot catalog, TargetSpec target, Instant at, Optional<CatalogSnapshot> earlier) {
        return compile(set, catalog, target, at, earlier, objects -> Models.of(target, objects));
    }

    /** @param models what the target makes of objects */
    static Compiled compile(
            PolicySet set,
            CatalogSnapshot catalog,
            TargetSpec target,
            Instant at,
            Optional<CatalogSnapshot> earlier,
            Function<List<TargetObject>, Modelled> models) {
        Intent intent = Intent.of(set, catalog, at, target);
        List<Finding> problems = new ArrayList<>(intent.findings());
        Compilation compilation = Compiler.compile(intent, target);
        problems.addAll(compilation.findings());
        Modelled modelled = models.apply(compilation.objects());
        Proof proof = Finding.anyError(problems)
                ? new Proof(0, 0, 0, List.of(), List.of())
                : Prover.prove(intent, target, modelled, at);
        problems.addAll(proof.violations());
        problems.addAll(proof.doubts());
        return new Compiled(
                target,
                intent,
                compilation.objects(),
                problems,
                proof,
                PolicyTests.run(intent, target, modelled, at),
                Lint.of(Intent.of(set, catalog, at), at, earlier));
    }

    /** The documents' tests that ask no target, and what looks like a mistake: all that can be said without one. */
    public static Checked check(PolicySet set, CatalogSnapshot catalog, Instant at, Optional<CatalogSnapshot> earlier) {
        Intent intent = Intent.of(set, catalog, at);
        List<Finding> findings = new ArrayList<>(intent.findings());
        findings.addAll(Lint.of(intent, at, earlier));
        return new Checked(PolicyTests.run(intent, at), findings);
    }

    /** @param findings what does not fit the catalog, and what is hardly meant */
    public record Checked(List<TestResult> tests, List<Finding> findings) {
        public Checked {
            tests = List.copyOf(tests);
            findings = List.copyOf(findings);
        }
    }
}
