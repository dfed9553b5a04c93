package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tag that resources may carry. Ranger makes it with its first use, if it is not there, and keeps it after the last.
 *
 * @param source who defined it; {@link Mark#LABEL} makes it ours
 * @param attributes names and types
 */
public record TagDefinition(String name, String source, SortedMap<String, String> attributes) implements RangerObject {

    public static final String KIND = "tag";

    public TagDefinition {
        attributes = Sorted.copy(attributes);
    }

    public static TagDefinition owned(String name) {
        return new TagDefinition(name, Mark.LABEL, new TreeMap<>());
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, name);
    }

    public boolean marked() {
        return source.equals(Mark.LABEL);
    }

    public static TagDefinition of(Map<String, Object> json) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Object one : RangerJson.list(json.get("attributeDefs"))) {
            Map<String, Object> attribute = RangerJson.map(one);
            attributes.put(RangerJson.text(attribute, "name"), RangerJson.text(attribute, "type"));
        }
        return new TagDefinition(RangerJson.text(json, "name"), RangerJson.text(json, "source"), attributes);
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("name", name)
                .put("source", source)
                .put(
                        "attributeDefs",
                        attributes.entrySet().stream()
                                .map(entry -> Map.of("name", entry.getKey(), "type", entry.getValue()))
                                .toList())
                .all();
    }
}
