package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;

/** A group that the Admin knows. Weir only reads them. */
public record FoundGroup(String name) implements RangerObject {

    public static final String KIND = "group";

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, name);
    }

    public static FoundGroup of(Map<String, Object> json) {
        return new FoundGroup(RangerJson.text(json, "name"));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields().put("name", name).all();
    }
}
