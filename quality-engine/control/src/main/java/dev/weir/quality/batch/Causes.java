package dev.weir.quality.batch;

import dev.weir.quality.batch.Cause.Kind;
import dev.weir.quality.batch.RecordedSchemas.RecordedSchema;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.MetricName;
import dev.weir.quality.meaning.MissingColumn;
import dev.weir.quality.rules.History;
import dev.weir.quality.ruleset.Ruleset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what a check found, and what is known of the batches before, to why rules failed. Says nothing rather than guess. Pure. */
final class Causes {

    /** So many earlier batches are looked at, at most. */
    static final int MOST = 30;

    /** Fewer earlier batches tell nothing of what is usual. */
    private static final int FEWEST = 3;

    /** So many times what it ever was is far off. */
    private static final double FAR = 2;

    /** A greater share of nulls by less than this is no jump. */
    private static final double JUMP = 0.01;

    /** More values than these are no new category, but something else. */
    private static final int MOST_VALUES = 5;

    private static final String ROWS = "Dataset.*.RowCount";

    private final CheckReport report;
    private final Earlier earlier;

    private Causes(CheckReport report, Earlier earlier) {
        this.report = report;
        this.earlier = earlier;
    }

    /**
     * What was before the batch.
     *
     * @param published of batches that were published, by the names that {@link #metrics} tells, the latest first
     * @param schema of the target, as the catalog had it when the batch came in
     */
    record Earlier(Instant receivedAt, Map<String, List<History.Point>> published, Optional<RecordedSchema> schema) {}

    /** The metrics whose history may tell a cause; none if nothing has failed. */
    static Set<String> metrics(Ruleset ruleset, CheckReport report) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < report.outcomes().size(); i++) {
            if (isOpen(report.outcomes().get(i))) {
                names.add(ROWS);
                ruleset.rules().get(i).leaves().forEach(rule -> MetricName.of(rule)
                        .ifPresent(names::add));
            }
        }
        return names;
    }

    /** At most one for each rule, or part of a rule, that failed or could not be decided. */
    static List<Cause> of(Ruleset ruleset, CheckReport report, Earlier earlier) {
        Causes causes = new Causes(report, earlier);
        List<Cause> found = new ArrayList<>();
        for (int i = 0; i < report.outcomes().size(); i++) {
            Rule rule = ruleset.rules().get(i);
            causes.collect(rule, report.outcomes().get(i), rule.id(), found);
        }
        return found;
    }

    private static boolean isOpen(RuleOutcome outcome) {
        return outcome.outcome() == Outcome.FAILED || outcome.outcome() == Outcome.UNDECIDED;
    }

    /** @param whole the rule of the ruleset that it is a part of: failing rows name that one */
    private void collect(Rule rule, RuleOutcome outcome, String whole, List<Cause> found) {
        if (!isOpen(outcome)) {
            return;
        }
        for (int i = 0; i < Math.min(rule.parts().size(), outcome.parts().size()); i++) {
            collect(rule.parts().get(i), outcome.parts().get(i), whole, found);
        }
        if (rule.parts().isEmpty()) {
            missingColumn(rule, outcome)
                    .or(() -> otherType(rule, outcome))
                    .or(() -> newCategory(rule, outcome, whole))
                    .or(() -> late(rule))
                    .or(() -> nulls(rule, outcome))
                    .or(() -> volume(rule))
                    .ifPresent(found::add);
        }
    }

    private Optional<Cause> missingColumn(Rule rule, RuleOutcome outcome) {
        Optional<RecordedSchema> before = earlier.schema();
        Optional<MissingColumn> missing = MissingColumn.in(outcome.message());
        if (before.isEmpty()
                || missing.isEmpty()
                || !before.get().columns().contains(missing.get().column())) {
            return Optional.empty();
        }
        String column = missing.get().column();
        List<String> gone = without(before.get().columns(), missing.get().known());
        List<String> added = without(missing.get().known(), before.get().columns());
        String version = "version %d of the dataset, of %s, has it"
                .formatted(
                        before.get().version(),
                        before.get().recordedAt().atZone(ZoneOffset.UTC).toLocalDate());
        return Optional.of(
                gone.size() == 1 && added.size() == 1
                        ? new Cause(
                                rule.id(),
                                Kind.SCHEMA_CHANGE,
                                column,
                                "Column %s may be called %s now".formatted(column, added.get(0)),
                                List.of(),
                                "It is the only one that is gone, the other the only one that is new: " + version)
                        : new Cause(
                                rule.id(),
                                Kind.SCHEMA_CHANGE,
                                column,
                                "Column %s is gone from the data".formatted(column),
                                List.of(),
                                Character.toUpperCase(version.charAt(0))
                                        + version.substring(1)
                                        + (added.isEmpty() ? "" : "; new is " + String.join(", ", added))));
    }

    private static List<String> without(List<String> columns, List<String> others) {
        return columns.stream().filter(column -> !others.contains(column)).toList();
    }

    private Optional<Cause> otherType(Rule rule, RuleOutcome outcome) {
        Double share = outcome.metric();
        Condition type = rule.condition();
        if (rule.kind() != RuleKind.COLUMN_DATA_TYPE || type == null || share == null || share != 0) {
            return Optional.empty();
        }
        return alwaysHeld(rule)
                .map(batches -> new Cause(
                        rule.id(),
                        Kind.SCHEMA_CHANGE,
                        rule.columns().get(0),
                        "Column %s holds another type than %s"
                                .formatted(
                                        rule.columns().get(0), type.operands().get(0)),
                        List.of(),
                        "No value is one; in the %d published batches before all were".formatted(batches)));
    }

    private Optional<Cause> newCategory(Rule rule, RuleOutcome outcome, String whole) {
        Condition allowed = rule.condition();
        if (rule.kind() != RuleKind.COLUMN_VALUES
                || outcome.outcome() != Outcome.FAILED
                || allowed == null
                || allowed.operator() != Condition.Operator.IN
                || rule.columns().size() != 1) {
            return Optional.empty();
        }
        String column = rule.columns().get(0);
        Map<String, Integer> values = otherValues(column, allowed.operands(), whole);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            return Optional.empty();
        }
        return alwaysHeld(rule)
                .map(batches -> new Cause(
                        rule.id(),
                        Kind.NEW_CATEGORY,
                        column,
                        "Column %s has %s"
                                .formatted(column, values.size() == 1 ? "a new value" : values.size() + " new values"),
                        List.copyOf(values.keySet()),
                        "The %d published batches before had none but those that the rule allows".formatted(batches)));
    }

    private Map<String, Integer> otherValues(String column, List<String> allowed, String whole) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (FailingRow row : report.samples()) {
            String value = row.values().get(column);
            if (row.ruleIds().contains(whole) && value != null && !allowed.contains(value)) {
                values.merge(value, 1, Integer::sum);
            }
        }
        return values;
    }

    /** In how many earlier batches every row satisfied the rule; empty if one did not, or if these are too few. */
    private Optional<Integer> alwaysHeld(Rule rule) {
        List<History.Point> shares = history(MetricName.of(rule));
        return shares.size() >= FEWEST && shares.stream().allMatch(share -> share.value() == 1)
                ? Optional.of(shares.size())
                : Optional.empty();
    }

    private List<History.Point> history(Optional<String> metric) {
        return metric.map(name -> earlier.published().getOrDefault(name, List.of()))
                .orElse(List.of());
    }

    private Optional<Cause> late(Rule rule) {
        List<Instant> arrivals =
                history(MetricName.of(rule)).stream().map(History.Point::at).toList();
        boolean aboutAge = rule.kind() == RuleKind.DATA_FRESHNESS || rule.kind() == RuleKind.FILE_FRESHNESS;
        if (!aboutAge || arrivals.size() <= FEWEST) {
            return Optional.empty();
        }
        Duration longest = Duration.ZERO;
        for (int i = 1; i < arrivals.size(); i++) {
            Duration pause = Duration.between(arrivals.get(i), arrivals.get(i - 1));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        Duration waited = Duration.between(arrivals.get(0), earlier.receivedAt());
        if (waited.toMillis() <= FAR * longest.toMillis()) {
            return Optional.empty();
        }
        return Optional.of(new Cause(
                rule.id(),
                Kind.LATE,
                null,
                "The batch is late: it came %s after the one before".formatted(spoken(waited)),
                List.of(),
                "The %d published batches before came at most %s apart".formatted(arrivals.size(), spoken(longest))));
    }

    private static String spoken(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        return time.toHours() >= 2
                ? time.toHours() + " hours"
                : time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    private Optional<Cause> nulls(Rule rule, RuleOutcome outcome) {
        boolean aboutNulls = rule.kind() == RuleKind.IS_COMPLETE || rule.kind() == RuleKind.COMPLETENESS;
        List<History.Point> complete = history(MetricName.of(rule));
        Double share = outcome.metric();
        if (!aboutNulls
                || share == null
                || complete.size() < FEWEST
                || rule.columns().size() != 1) {
            return Optional.empty();
        }
        double most =
                complete.stream().mapToDouble(point -> 1 - point.value()).max().orElse(0);
        double now = 1 - share;
        if (now < most + JUMP || now < FAR * most) {
            return Optional.empty();
        }
        return Optional.of(new Cause(
                rule.id(),
                Kind.NULLS,
                rule.columns().get(0),
                "Nulls in column %s: %s of its rows".formatted(rule.columns().get(0), percent(now)),
                List.of(),
                "At most %s in the %d published batches before".formatted(percent(most), complete.size())));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private Optional<Cause> volume(Rule rule) {
        boolean growsWithRows =
                switch (rule.kind()) {
                    case ROW_COUNT, SUM, DISTINCT_VALUES_COUNT -> rule.where() == null;
                    default -> false;
                };
        List<History.Point> counts = history(Optional.of(ROWS));
        if (!growsWithRows || counts.size() < FEWEST) {
            return Optional.empty();
        }
        DoubleSummaryStatistics usual =
                counts.stream().mapToDouble(History.Point::value).summaryStatistics();
        long rows = report.rows();
        boolean far = rows * FAR < usual.getMin() || rows > FAR * usual.getMax();
        return far
                ? Optional.of(new Cause(
                        rule.id(),
                        Kind.VOLUME,
                        null,
                        "Far %s rows than usual: %,d".formatted(rows < usual.getMin() ? "fewer" : "more", rows),
                        List.of(),
                        "The %d published batches before had %,.0f to %,.0f"
                                .formatted(counts.size(), usual.getMin(), usual.getMax())))
                : Optional.empty();
    }
}
