package dev.weir.policy.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All documents together.
 *
 * @param tags by key
 * @param principals by name
 * @param policies break-glass grants too, in the order of the files' names and of the text
 */
public record PolicySet(
        List<TargetSpec> targets,
        Map<String, TagKey> tags,
        List<Assignment> assignments,
        Map<String, Principal> principals,
        List<Policy> policies,
        List<PolicyTest> tests,
        Limits limits,
        Ownership ownership) {

    /** Of which versions documents may be. */
    public static final String API_VERSION = "weir.dev/v1";

    public PolicySet {
        targets = List.copyOf(targets);
        assignments = List.copyOf(assignments);
        policies = List.copyOf(policies);
        tests = List.copyOf(tests);
    }

    /**
     * @param files text by name
     * @throws PoliciesInvalid with every mistake of all files
     */
    public static PolicySet read(Map<String, String> files) {
        return new PolicyReader().read(files);
    }

    public Optional<TargetSpec> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
