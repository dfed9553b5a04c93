package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;

/** A tag expression that grants may use by its name. */
public record NamedExpression(String name, TagExpression expression) implements LakeObject {

    public static final String KIND = "lf-tag-expression";

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(name));
    }

    static NamedExpression of(Map<String, Object> json) {
        return new NamedExpression(
                LakeJson.text(json, "name"), TagExpression.of(LakeJson.textsByName(json.get("expression"))));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("name", name)
                .put("expression", expression.anyOf())
                .all();
    }
}
