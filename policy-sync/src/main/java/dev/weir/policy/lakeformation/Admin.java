package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;

/**
 * A data lake administrator. Sees all metadata, and unless read-only can grant anything to anybody, but reads no data without a
 * grant. Weir only reads them: the call that writes them replaces all settings.
 */
public record Admin(String principal, boolean readOnly) implements LakeObject {

    public static final String KIND = "lf-admin";

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(principal + (readOnly ? " (read only)" : "")));
    }

    static Admin of(Map<String, Object> json) {
        return new Admin(LakeJson.text(json, "principal"), LakeJson.flag(json, "readOnly"));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("principal", principal)
                .put("readOnly", readOnly)
                .all();
    }
}
