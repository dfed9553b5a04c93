package dev.weir.policy;

import dev.weir.policy.check.TestResult;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.prove.Proof;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What documents come to in one target.
 *
 * @param intent for this target
 * @param objects sorted by key; to be used only if {@link #usable}
 * @param problems of the compilation, of the proof, and of what does not fit the catalog; errors and warnings
 * @param lints what is hardly meant
 */
public record Compiled(
        TargetSpec target,
        Intent intent,
        List<TargetObject> objects,
        List<Finding> problems,
        Proof proof,
        List<TestResult> tests,
        List<Finding> lints) {
    public Compiled {
        objects = List.copyOf(objects);
        problems = List.copyOf(problems);
        tests = List.copyOf(tests);
        lints = List.copyOf(lints);
    }

    /** Whether the target would allow no more than is meant, and all tests passed. */
    public boolean usable() {
        return findings().stream().noneMatch(Finding::isError);
    }

    /** All that was found, failed tests too. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(problems);
        for (TestResult test : tests) {
            if (!test.passed()) {
                all.add(new Finding(
                        PolicyFault.POLICY_TEST_FAILED,
                        test.test().place(),
                        test.test().name() + ": " + dev.weir.policy.check.TestReport.reason(test)));
            }
        }
        all.addAll(lints);
        return all;
    }
}
