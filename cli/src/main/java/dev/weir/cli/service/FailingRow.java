package dev.weir.cli.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /batches/{id}/failing-rows}. @param masked the columns whose values are hidden */
public record FailingRow(
        List<String> ruleIds, List<String> reasons, Map<String, @Nullable String> values, List<String> masked) {

    public FailingRow {
        ruleIds = ruleIds == null ? List.of() : List.copyOf(ruleIds);
        masked = masked == null ? List.of() : List.copyOf(masked);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
