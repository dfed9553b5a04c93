package dev.weir.policy.desk;

import dev.weir.policy.check.TestResult;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.List;

/** From documents to objects, proven to be within what the documents mean. */
public interface Compilers {

    Result compile(PolicySet set, CatalogSnapshot catalog, TargetSpec target, Instant at);

    /** The tests in the documents, those of every target too. */
    List<TestResult> test(PolicySet set, CatalogSnapshot catalog, Instant at);

    /** What is allowed by these objects of a target. */
    AccessModel model(TargetSpec target, List<TargetObject> objects);

    /** @param objects to be used only if no finding is an error */
    record Result(List<TargetObject> objects, List<Finding> findings) {
        public Result {
            objects = List.copyOf(objects);
            findings = List.copyOf(findings);
        }
    }
}
