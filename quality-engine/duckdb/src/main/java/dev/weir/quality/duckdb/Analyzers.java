package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.MeaningReader;
import dev.weir.quality.meaning.MetricName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics of a report: of the rules, and what analyzers measure besides. */
final class Analyzers {
    private static final Condition ANY =
            new Condition(Operator.GREATER_THAN_OR_EQUAL, OperandType.NUMBER, List.of("0"));

    private final Table table;
    private final MeaningReader meanings;
    private final Measurement measurement;
    private final Map<String, Statistics.Later> asked = new LinkedHashMap<>();

    Analyzers(Table table, Measurement measurement) {
        this.table = table;
        this.meanings = MeaningReader.of(table.names());
        this.measurement = measurement;
    }

    void ask(Rule analyzer) {
        if (analyzer.kind() == RuleKind.ALL_STATISTICS) {
            List<String> columns = analyzer.columns().isEmpty() ? table.names() : analyzer.columns();
            columns.forEach(column -> allStatistics(analyzer, column));
            return;
        }
        MetricName.of(analyzer).ifPresent(name -> measure(name, analyzer));
    }

    /** An analyzer has no condition of its own, which a rule about a metric needs. */
    private void measure(String name, Rule analyzer) {
        boolean aboutMetric = analyzer.condition() == null && analyzer.threshold() == null;
        Rule rule = aboutMetric ? analyzer.with().condition(ANY).build() : analyzer;
        Measurement.Probe probe = measurement.probe(meanings.read(rule));
        asked.putIfAbsent(name, () -> probe.answer().get().metric());
    }

    private void allStatistics(Rule analyzer, String name) {
        Optional<Column> known = table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return;
        }
        of(analyzer, name, RuleKind.COMPLETENESS, RuleKind.UNIQUENESS, RuleKind.DISTINCT_VALUES_COUNT);
        Statistics statistics = measurement.statistics();
        Optional<String> rows = table.malformed() ? Optional.of(table.isRow()) : Optional.empty();
        String about = "Column." + name + ".";
        if (known.get().family().numeric()) {
            of(analyzer, name, RuleKind.MEAN, RuleKind.STANDARD_DEVIATION);
            asked.putIfAbsent(about + "Minimum", statistics.minimum(name, rows));
            asked.putIfAbsent(about + "Maximum", statistics.maximum(name, rows));
            of(analyzer, name, RuleKind.SUM);
        } else if (known.get().family() == Column.Family.TEXT) {
            asked.putIfAbsent(about + "MinimumLength", statistics.length(name, "min", rows));
            asked.putIfAbsent(about + "MaximumLength", statistics.length(name, "max", rows));
        }
    }

    private void of(Rule analyzer, String column, RuleKind... kinds) {
        for (RuleKind kind : kinds) {
            ask(analyzer.with().kind(kind).columns(List.of(column)).build());
        }
    }

    /** A metric each, those of the rules first; what is no finite number is left out. */
    List<MetricValue> metrics(List<Rule> rules, List<RuleOutcome> outcomes) throws SQLException {
        Map<String, Double> metrics = collected(rules, outcomes);
        for (Map.Entry<String, Statistics.Later> metric : asked.entrySet()) {
            put(metrics, metric.getKey(), metric.getValue().get());
        }
        return values(metrics);
    }

    /** Where nothing is measured besides. */
    static List<MetricValue> ofRules(List<Rule> rules, List<RuleOutcome> outcomes) {
        return values(collected(rules, outcomes));
    }

    private static Map<String, Double> collected(List<Rule> rules, List<RuleOutcome> outcomes) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            collect(rules.get(i), outcomes.get(i), metrics);
        }
        return metrics;
    }

    private static List<MetricValue> values(Map<String, Double> metrics) {
        List<MetricValue> values = new ArrayList<>();
        metrics.forEach((name, value) -> values.add(new MetricValue(name, value)));
        return values;
    }

    private static void collect(Rule rule, RuleOutcome outcome, Map<String, Double> metrics) {
        for (int i = 0; i < outcome.parts().size(); i++) {
            collect(rule.parts().get(i), outcome.parts().get(i), metrics);
        }
        if (rule.parts().isEmpty()) {
            MetricName.of(rule).ifPresent(name -> put(metrics, name, outcome.metric()));
        }
    }

    private static void put(Map<String, Double> metrics, String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            metrics.putIfAbsent(name, value);
        }
    }
}
