package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import java.util.Map;

/**
 * Whose values are masked how. Of several that fit, the first counts.
 *
 * @param type Ranger's mask type, see {@link Masks}; in tag policies with the service's type before it
 * @param expression for the type {@code CUSTOM}; else empty
 */
public record MaskItem(PolicyItem item, String type, String expression) {

    static MaskItem of(Map<String, Object> json) {
        Map<String, Object> info = RangerJson.map(json.get("dataMaskInfo"));
        return new MaskItem(
                PolicyItem.of(json), RangerJson.text(info, "dataMaskType"), RangerJson.text(info, "valueExpr"));
    }

    Map<String, Object> fields() {
        return item.fields()
                .put(
                        "dataMaskInfo",
                        new Fields()
                                .put("dataMaskType", type)
                                .put("valueExpr", expression)
                                .all())
                .all();
    }
}
