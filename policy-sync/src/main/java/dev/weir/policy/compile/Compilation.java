package dev.weir.policy.compile;

import dev.weir.policy.document.Finding;
import dev.weir.policy.target.TargetObject;
import java.util.List;

/**
 * What documents come to in a target.
 *
 * @param objects sorted by key; to be used only if no finding is an error
 */
public record Compilation(List<TargetObject> objects, List<Finding> findings) {
    public Compilation {
        objects = List.copyOf(objects);
        findings = List.copyOf(findings);
    }
}
