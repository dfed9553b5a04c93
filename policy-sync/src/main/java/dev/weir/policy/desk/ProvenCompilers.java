package dev.weir.policy.desk;

import dev.weir.policy.Compiled;
import dev.weir.policy.PolicyCompiler;
import dev.weir.policy.check.TestResult;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.prove.Models;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.TargetObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ProvenCompilers implements Compilers {

    @Override
    public Result compile(PolicySet set, CatalogSnapshot catalog, TargetSpec target, Instant at) {
        Compiled compiled = PolicyCompiler.compile(set, catalog, target, at, Optional.empty());
        // Tests are told by themselves.
        return new Result(
                compiled.objects(),
                compiled.findings().stream()
                        .filter(finding -> finding.fault() != PolicyFault.POLICY_TEST_FAILED)
                        .toList());
    }

    @Override
    public List<TestResult> test(PolicySet set, CatalogSnapshot catalog, Instant at) {
        List<TestResult> results = new ArrayList<>(
                PolicyCompiler.check(set, catalog, at, Optional.empty()).tests());
        for (TargetSpec target : set.targets()) {
            results.addAll(PolicyCompiler.compile(set, catalog, target, at, Optional.empty())
                    .tests());
        }
        return results.stream().distinct().toList();
    }

    @Override
    public AccessModel model(TargetSpec target, List<TargetObject> objects) {
        return Models.of(target, objects).model();
    }
}
