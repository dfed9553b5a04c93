package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import java.util.Map;

/**
 * Who sees which rows. Of several that fit, the first counts.
 *
 * @param filter an expression of the engine's SQL; empty means all rows
 */
public record FilterItem(PolicyItem item, String filter) {

    static FilterItem of(Map<String, Object> json) {
        return new FilterItem(
                PolicyItem.of(json), RangerJson.text(RangerJson.map(json.get("rowFilterInfo")), "filterExpr"));
    }

    Map<String, Object> fields() {
        return item.fields()
                .put("rowFilterInfo", new Fields().put("filterExpr", filter).all())
                .all();
    }
}
