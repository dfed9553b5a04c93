package dev.weir.quality.batch;

import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A failing row as somebody may see it.
 *
 * @param n its number in the batch
 * @param masked the columns whose values are hidden
 */
public record ShownRow(int n, FailingRow row, List<String> masked) {

    private static final String MASK = "***";

    /** "malformed", where, and the line itself. */
    private static final int PARTS_OF_MALFORMED = 3;

    static ShownRow whole(Batches.NumberedRow row) {
        return new ShownRow(row.n(), row.row(), List.of());
    }

    /**
     * Hides the values of some columns, in the reasons too. That a value is null or empty is not hidden: it is what is wrong
     * with many a row.
     */
    static ShownRow masked(Batches.NumberedRow numbered, Ruleset ruleset, Set<String> sensitive) {
        FailingRow row = numbered.row();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        List<String> masked = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        row.values().forEach((column, value) -> {
            boolean hide = sensitive.contains(column) && value != null && !value.isEmpty();
            values.put(column, hide ? MASK : value);
            if (hide) {
                masked.add(column);
                hidden.add(value);
            }
        });
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < row.reasons().size(); i++) {
            String rule = i < row.ruleIds().size() ? row.ruleIds().get(i) : "";
            reasons.add(masked(row.reasons().get(i), rule, ruleset, masked, hidden, sensitive));
        }
        return new ShownRow(numbered.n(), new FailingRow(row.ruleIds(), reasons, values), List.copyOf(masked));
    }

    // What an engine found is behind the rule's text; it may be cut or rounded, and so is not always the value itself.
    private static String masked(
            String reason,
            String ruleId,
            Ruleset ruleset,
            List<String> masked,
            List<String> values,
            Set<String> sensitive) {
        if (ruleId.isEmpty()) {
            String[] parts = reason.split(": ", PARTS_OF_MALFORMED);
            return sensitive.isEmpty() || parts.length < PARTS_OF_MALFORMED
                    ? reason
                    : parts[0] + ": " + parts[1] + ": " + MASK;
        }
        Set<String> named = ruleset.rules().stream()
                .filter(rule -> rule.id().equals(ruleId))
                .flatMap(Rule::leaves)
                .flatMap(rule -> rule.columns().stream())
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (masked.stream().anyMatch(column -> named.contains(column.toLowerCase(Locale.ROOT)))) {
            return ruleset.rule(ruleId).text().strip() + ": " + MASK;
        }
        String shown = reason;
        for (String value : values) {
            shown = shown.replace(value, MASK);
        }
        return shown;
    }
}
