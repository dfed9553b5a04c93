package dev.weir.policy.lakeformation;

import dev.weir.policy.target.ObjectKey;
import java.util.Map;

/** A tag's value on one place, which what is inside inherits unless it has a value of its own. One object for each tag. */
public record TagAssignment(Place place, String tag, String value) implements LakeObject {

    public static final String KIND = "lf-tag-assignment";

    public TagAssignment {
        tag = Sorted.lower(tag);
        value = Sorted.lower(value);
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(place + " " + tag));
    }

    static TagAssignment of(Map<String, Object> json) {
        return new TagAssignment(Place.of(json), LakeJson.text(json, "tag"), LakeJson.text(json, "value"));
    }

    @Override
    public Map<String, Object> fields() {
        return place.fields().put("tag", tag).put("value", value).all();
    }
}
