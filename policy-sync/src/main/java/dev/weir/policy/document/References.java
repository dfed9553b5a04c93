package dev.weir.policy.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether all that documents name is declared in one of them. */
final class References {

    private final PolicySet set;
    private final Set<String> targets;
    private final List<Finding> findings = new ArrayList<>();

    References(PolicySet set) {
        this.set = set;
        this.targets =
                set.targets().stream().map(TargetSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Finding> findings() {
        set.assignments()
                .forEach(assignment ->
                        assignment.tags().forEach((key, value) -> tag(key, Set.of(value), assignment.place())));
        set.principals().values().forEach(this::principal);
        set.policies().forEach(this::policy);
        set.tests().forEach(test -> {
            known(test.as(), set.principals().keySet(), "principal", test.place());
            test.target().ifPresent(target -> known(target, targets, "target", test.place()));
        });
        return findings;
    }

    private void policy(Policy policy) {
        Place to = policy.place(Policy.Part.TO);
        policy.to().forEach(name -> known(name, set.principals().keySet(), "principal", to));
        policy.targets().forEach(name -> known(name, targets, "target", policy.place(Policy.Part.POLICY)));
        tags(policy.on().tags(), policy.place(Policy.Part.ON));
        tags(policy.except().tags(), policy.place(Policy.Part.ON));
        policy.columns().forEach(rule -> tags(rule.tags(), rule.place()));
    }

    private void tags(Map<String, Set<String>> wanted, Place place) {
        wanted.forEach((key, values) -> tag(key, values, place));
    }

    private void tag(String key, Set<String> values, Place place) {
        TagKey tag = set.tags().get(key);
        if (tag == null) {
            known(key, set.tags().keySet(), "tag", place);
        } else {
            values.forEach(value -> known(value, tag.values(), "value of the tag " + key, place));
        }
    }

    private void principal(Principal principal) {
        principal.members().forEach(name -> known(name, set.principals().keySet(), "principal", principal.place()));
        principal.identities().keySet().forEach(name -> known(name, targets, "target", principal.place()));
        if (belongsToItself(principal.name(), principal.name(), new HashSet<>())) {
            findings.add(new Finding(
                    PolicyFault.POLICY_DOCUMENT_INVALID,
                    principal.place(),
                    principal.name() + " is a member of itself, by way of its members"));
        }
    }

    private boolean belongsToItself(String sought, String at, Set<String> seen) {
        Principal principal = set.principals().get(at);
        return principal != null
                && principal.members().stream()
                        .anyMatch(member ->
                                member.equals(sought) || (seen.add(member) && belongsToItself(sought, member, seen)));
    }

    private void known(String name, Collection<String> all, String what, Place place) {
        if (!all.contains(name)) {
            findings.add(new Finding(
                    PolicyFault.POLICY_REFERENCE_UNKNOWN,
                    place,
                    "there is no " + what + " " + name + Suggestion.of(name, all)));
        }
    }
}
