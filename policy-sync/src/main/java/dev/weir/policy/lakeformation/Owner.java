package dev.weir.policy.lakeformation;

import dev.weir.policy.target.ObjectKey;
import java.util.Map;

/** Who made a database or table, and so may do everything to it without any grant being listed. Weir only reads them. */
public record Owner(Place place, String principal) implements LakeObject {

    public static final String KIND = "lf-owner";

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(place.toString()));
    }

    static Owner of(Map<String, Object> json) {
        return new Owner(Place.of(json), LakeJson.text(json, "principal"));
    }

    @Override
    public Map<String, Object> fields() {
        return place.fields().put("principal", principal).all();
    }
}
