package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One tag on one resource. Ranger keeps all tags of a resource together; here each is an object, since some may be ours and
 * others not.
 *
 * @param resource by level: {@code catalog}, {@code schema}, and perhaps {@code table} and {@code column}
 * @param attributes of the tag
 * @param validity when the tag counts, in Ranger's words; empty for always. Weir writes none
 */
public record TaggedResource(
        String service,
        SortedMap<String, PolicyResource> resource,
        String tag,
        SortedMap<String, String> attributes,
        List<String> validity)
        implements RangerObject {

    public static final String KIND = "tagged-resource";
    private static final List<String> LEVELS = List.of("catalog", "database", "schema", "table", "column");

    public TaggedResource {
        resource = Sorted.copy(resource);
        attributes = Sorted.copy(attributes);
        validity = List.copyOf(validity);
    }

    /** @param resource one value by level */
    public static TaggedResource owned(String service, Map<String, String> resource, String tag) {
        SortedMap<String, PolicyResource> values = new TreeMap<>();
        resource.forEach((level, value) -> values.put(level, PolicyResource.of(value)));
        return new TaggedResource(service, values, tag, new TreeMap<>(), List.of());
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, service + "/" + place() + "#" + tag);
    }

    /** The resource in one line, such as {@code lake.crm.customers.email}: the same for the same resource. */
    public String place() {
        List<String> known = new ArrayList<>();
        List<String> others = new ArrayList<>();
        resource.forEach((level, value) -> {
            if (!LEVELS.contains(level)) {
                others.add(level + "=" + values(value));
            }
        });
        for (String level : LEVELS) {
            PolicyResource value = resource.get(level);
            if (value != null) {
                known.add(values(value));
            }
        }
        return String.join(".", known) + (others.isEmpty() ? "" : "[" + String.join(",", others) + "]");
    }

    private static String values(PolicyResource resource) {
        return (resource.excludes() ? "!" : "")
                + String.join("|", resource.values())
                + (resource.recursive() ? "/**" : "");
    }

    public static TaggedResource of(Map<String, Object> json) {
        SortedMap<String, PolicyResource> resource = new TreeMap<>();
        RangerJson.map(json.get("resourceElements"))
                .forEach((level, value) -> resource.put(level, PolicyResource.of(RangerJson.map(value))));
        return new TaggedResource(
                RangerJson.text(json, "serviceName"),
                resource,
                RangerJson.text(json, "tag"),
                new TreeMap<>(RangerJson.textByName(json, "attributes")),
                RangerJson.raw(json, "validityPeriods"));
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> elements = new TreeMap<>();
        resource.forEach((level, values) -> elements.put(level, values.fields()));
        return new Fields()
                .put("serviceName", service)
                .put("resourceElements", elements)
                .put("tag", tag)
                .put("attributes", attributes)
                .put("validityPeriods", RangerJson.unraw(validity))
                .all();
    }
}
