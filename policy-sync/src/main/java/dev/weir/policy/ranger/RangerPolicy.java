package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A policy on resources or on a tag: of access, a mask, or a row filter.
 *
 * @param service whose policy it is: a Trino service, or the tag service linked to it
 * @param zone the security zone; empty for none. Weir only reads policies of zones
 * @param priority 1 overrides the policies with 0
 * @param resources by level; for a tag policy the one level {@code tag}
 * @param masks the first that fits counts
 * @param filters the first that fits counts
 * @param conditions in canonical JSON; Weir writes none
 */
public record RangerPolicy(
        String service,
        String zone,
        String name,
        PolicyType type,
        boolean enabled,
        int priority,
        String description,
        SortedMap<String, PolicyResource> resources,
        List<SortedMap<String, PolicyResource>> moreResources,
        List<PolicyItem> allow,
        List<PolicyItem> allowExceptions,
        List<PolicyItem> deny,
        List<PolicyItem> denyExceptions,
        boolean denyAllElse,
        List<MaskItem> masks,
        List<FilterItem> filters,
        List<Validity> validity,
        List<String> conditions,
        SortedSet<String> labels,
        SortedMap<String, String> options,
        boolean audit)
        implements RangerObject {

    public static final String KIND = "policy";

    public RangerPolicy {
        resources = Sorted.copy(resources);
        moreResources = List.copyOf(moreResources);
        allow = unordered(allow);
        allowExceptions = unordered(allowExceptions);
        deny = unordered(deny);
        denyExceptions = unordered(denyExceptions);
        masks = List.copyOf(masks);
        filters = List.copyOf(filters);
        validity = List.copyOf(validity);
        conditions = List.copyOf(conditions);
        labels = Sorted.copy(labels);
        options = Sorted.copy(options);
    }

    @Override
    public ObjectKey key() {
        return key(service, zone, name);
    }

    public static ObjectKey key(String service, String zone, String name) {
        return new ObjectKey(KIND, service + (zone.isEmpty() ? "" : "@" + zone) + "/" + name);
    }

    public boolean onTags() {
        return resources.containsKey("tag");
    }

    /** For a policy with our mark. */
    public static Builder access(String service, String name) {
        return new Builder(service, name, PolicyType.ACCESS);
    }

    public static Builder mask(String service, String name) {
        return new Builder(service, name, PolicyType.MASK);
    }

    public static Builder rowFilter(String service, String name) {
        return new Builder(service, name, PolicyType.ROW_FILTER);
    }

    public static RangerPolicy of(Map<String, Object> json) {
        return new RangerPolicy(
                RangerJson.text(json, "service"),
                RangerJson.text(json, "zoneName"),
                RangerJson.text(json, "name"),
                PolicyType.of(RangerJson.number(json, "policyType")),
                RangerJson.flag(json, "isEnabled", true),
                RangerJson.number(json, "policyPriority"),
                RangerJson.text(json, "description"),
                resources(RangerJson.map(json.get("resources"))),
                RangerJson.objects(json, "additionalResources", RangerPolicy::resources),
                RangerJson.objects(json, "policyItems", PolicyItem::of),
                RangerJson.objects(json, "allowExceptions", PolicyItem::of),
                RangerJson.objects(json, "denyPolicyItems", PolicyItem::of),
                RangerJson.objects(json, "denyExceptions", PolicyItem::of),
                RangerJson.flag(json, "isDenyAllElse", false),
                RangerJson.objects(json, "dataMaskPolicyItems", MaskItem::of),
                RangerJson.objects(json, "rowFilterPolicyItems", FilterItem::of),
                RangerJson.objects(json, "validitySchedules", Validity::of),
                RangerJson.raw(json, "conditions"),
                new TreeSet<>(RangerJson.texts(json, "policyLabels")),
                new TreeMap<>(RangerJson.textByName(json, "options")),
                RangerJson.flag(json, "isAuditEnabled", true));
    }

    private static SortedMap<String, PolicyResource> resources(Map<String, Object> json) {
        SortedMap<String, PolicyResource> all = new TreeMap<>();
        json.forEach((level, value) -> all.put(level, PolicyResource.of(RangerJson.map(value))));
        return all;
    }

    private static Map<String, Object> fields(Map<String, PolicyResource> resources) {
        Map<String, Object> all = new TreeMap<>();
        resources.forEach((level, resource) -> all.put(level, resource.fields()));
        return all;
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("service", service)
                .put("zoneName", zone)
                .put("name", name)
                .put("policyType", type.ordinal())
                .putUnlessTrue("isEnabled", enabled)
                .put("policyPriority", priority)
                .put("description", description)
                .put("resources", fields(resources))
                .put(
                        "additionalResources",
                        moreResources.stream().map(RangerPolicy::fields).toList())
                .put("policyItems", items(allow))
                .put("allowExceptions", items(allowExceptions))
                .put("denyPolicyItems", items(deny))
                .put("denyExceptions", items(denyExceptions))
                .put("isDenyAllElse", denyAllElse)
                .put("dataMaskPolicyItems", masks.stream().map(MaskItem::fields).toList())
                .put(
                        "rowFilterPolicyItems",
                        filters.stream().map(FilterItem::fields).toList())
                .put(
                        "validitySchedules",
                        validity.stream().map(Validity::fields).toList())
                .put("conditions", RangerJson.unraw(conditions))
                .put("policyLabels", labels)
                .put("options", options)
                .putUnlessTrue("isAuditEnabled", audit)
                .all();
    }

    private static List<Map<String, Object>> items(List<PolicyItem> items) {
        return items.stream().map(item -> item.fields().all()).toList();
    }

    /** Items of access have no order that counts; they are sorted, and each is there once. */
    private static List<PolicyItem> unordered(List<PolicyItem> items) {
        Set<PolicyItem> once = new LinkedHashSet<>(items);
        List<PolicyItem> sorted = new ArrayList<>(once);
        sorted.sort(Comparator.comparing(item -> RangerJson.write(item.fields().all())));
        return List.copyOf(sorted);
    }

    /** A policy with Weir's mark. */
    public static final class Builder {
        private final String service;
        private final String name;
        private final PolicyType type;
        private int priority;
        private String description = "";
        private final SortedMap<String, PolicyResource> resources = new TreeMap<>();
        private final List<PolicyItem> allow = new ArrayList<>();
        private final List<PolicyItem> allowExceptions = new ArrayList<>();
        private final List<PolicyItem> deny = new ArrayList<>();
        private final List<PolicyItem> denyExceptions = new ArrayList<>();
        private boolean denyAllElse;
        private final List<MaskItem> masks = new ArrayList<>();
        private final List<FilterItem> filters = new ArrayList<>();
        private final List<Validity> validity = new ArrayList<>();

        private Builder(String service, String name, PolicyType type) {
            this.service = service;
            this.name = name;
            this.type = type;
        }

        public Builder overriding() {
            priority = 1;
            return this;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        public Builder on(String level, PolicyResource resource) {
            resources.put(level, resource);
            return this;
        }

        public Builder onTag(String tag) {
            return on("tag", PolicyResource.of(tag));
        }

        public Builder allow(PolicyItem item) {
            allow.add(item);
            return this;
        }

        public Builder allowException(PolicyItem item) {
            allowExceptions.add(item);
            return this;
        }

        public Builder deny(PolicyItem item) {
            deny.add(item);
            return this;
        }

        public Builder denyException(PolicyItem item) {
            denyExceptions.add(item);
            return this;
        }

        public Builder denyAllElse() {
            denyAllElse = true;
            return this;
        }

        /** @param maskType as {@link Masks} has it, with the service's type before it in a tag policy */
        public Builder mask(PolicyItem item, String maskType, String expression) {
            masks.add(new MaskItem(item, maskType, expression));
            return this;
        }

        public Builder filter(PolicyItem item, String expression) {
            filters.add(new FilterItem(item, expression));
            return this;
        }

        public Builder valid(Validity schedule) {
            validity.add(schedule);
            return this;
        }

        public RangerPolicy build() {
            return new RangerPolicy(
                    service,
                    "",
                    name,
                    type,
                    true,
                    priority,
                    description,
                    resources,
                    List.of(),
                    allow,
                    allowExceptions,
                    deny,
                    denyExceptions,
                    denyAllElse,
                    masks,
                    filters,
                    validity,
                    List.of(),
                    Sorted.copy(Set.of(Mark.LABEL)),
                    Sorted.copy(Map.<String, String>of()),
                    true);
        }
    }
}
