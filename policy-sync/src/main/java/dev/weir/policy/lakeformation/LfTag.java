package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * A tag and the values it may have. Lower case, as Lake Formation keeps it.
 *
 * @param values at least one, at most 1,000
 */
public record LfTag(String tag, SortedSet<String> values) implements LakeObject {

    public static final String KIND = "lf-tag";

    public LfTag {
        tag = Sorted.lower(tag);
        values = Sorted.lower(values);
    }

    public static LfTag of(String tag, Set<String> values) {
        return new LfTag(tag, Sorted.copy(values));
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(tag));
    }

    static LfTag of(Map<String, Object> json) {
        return new LfTag(LakeJson.text(json, "tag"), LakeJson.texts(json.get("values")));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields().put("tag", tag).put("values", values).all();
    }
}
