package dev.weir.cli.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /batches/{id}/failing-rows}. */
public record FailingRow(List<String> ruleIds, List<String> reasons, Map<String, @Nullable String> values) {

    public FailingRow {
        ruleIds = ruleIds == null ? List.of() : List.copyOf(ruleIds);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
