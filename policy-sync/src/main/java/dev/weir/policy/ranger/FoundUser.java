package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A user that the Admin knows, with the groups it is in. Weir only reads them. */
public record FoundUser(String name, SortedSet<String> groups) implements RangerObject {

    public static final String KIND = "user";

    public FoundUser {
        groups = Sorted.copy(groups);
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, name);
    }

    public static FoundUser of(Map<String, Object> json) {
        return new FoundUser(RangerJson.text(json, "name"), new TreeSet<>(RangerJson.texts(json, "groupNameList")));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields().put("name", name).put("groupNameList", groups).all();
    }
}
