package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.FilterItem;
import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.MaskItem;
import dev.weir.policy.ranger.PolicyItem;
import dev.weir.policy.ranger.PolicyType;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerRole;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TagDefinition;
import java.util.Optional;
import java.util.stream.Stream;

/** What the Admin would take without complaint and should not be sent. */
final class Fitness {
    private Fitness() {}

    static Optional<String> problem(RangerObject object, RangerService service) {
        if (object instanceof RangerPolicy policy) {
            return policy(policy, service);
        }
        if (object instanceof RangerRole role && !role.marked()) {
            return Optional.of("the role lacks Weir's option " + Mark.OPTION);
        }
        if (object instanceof TagDefinition tag && !tag.marked()) {
            return Optional.of("the tag lacks Weir's source");
        }
        return Optional.empty();
    }

    private static Optional<String> policy(RangerPolicy policy, RangerService service) {
        if (!policy.zone().isEmpty()) {
            return Optional.of("Weir writes no policies of security zones");
        }
        if (!policy.service().equals(service.name()) && !policy.service().equals(service.tagService())) {
            return Optional.of("the policy is of the service " + policy.service() + ", which is not this target's");
        }
        if (!policy.labels().contains(Mark.LABEL)) {
            return Optional.of("the policy lacks Weir's label");
        }
        if (!policy.conditions().isEmpty()
                || items(policy).anyMatch(item -> !item.conditions().isEmpty())) {
            return Optional.of("conditions are refused: an engine that does not know one ignores it, and lets in");
        }
        if (policy.type() == PolicyType.ROW_FILTER
                && policy.filters().stream().allMatch(filter -> filter.filter().isBlank())) {
            return Optional.of("a row filter without any expression hides nothing");
        }
        if (items(policy).findAny().isEmpty() && !policy.denyAllElse()) {
            return Optional.of("the policy says nothing");
        }
        if (policy.type() == PolicyType.ROW_FILTER && policy.onTags()) {
            return Optional.of("Ranger has no row filters on tags; write one for each table");
        }
        return Optional.empty();
    }

    private static Stream<PolicyItem> items(RangerPolicy policy) {
        return Stream.of(
                        policy.allow().stream(),
                        policy.allowExceptions().stream(),
                        policy.deny().stream(),
                        policy.denyExceptions().stream(),
                        policy.masks().stream().map(MaskItem::item),
                        policy.filters().stream().map(FilterItem::item))
                .flatMap(items -> items);
    }
}
