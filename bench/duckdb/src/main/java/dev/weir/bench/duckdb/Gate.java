package dev.weir.bench.duckdb;

import static dev.weir.quality.contract.Condition.Operator.EQUALS;
import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN;
import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN_OR_EQUAL;
import static dev.weir.quality.contract.Condition.Operator.IN;
import static dev.weir.quality.contract.Condition.Operator.LESS_THAN;
import static dev.weir.quality.contract.Condition.Operator.MATCHES;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.duckdb.DuckDbEngine;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.ObjectFetcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Weir's gate on DuckDB: the same rules that the Deequ benchmark has. */
final class Gate {
    private static final int SAMPLES = 200;

    private final DuckDbEngine engine;
    private final Accounts batch;
    private final DataFormat format;
    private final Path staging;

    Gate(Accounts batch, DataFormat format, Path scratch) {
        this.engine = new DuckDbEngine(
                new DuckDbSettings(
                        4L << 30,
                        Runtime.getRuntime().availableProcessors(),
                        scratch.resolve("check"),
                        Duration.ofMinutes(1),
                        Long.MAX_VALUE),
                ObjectFetcher.none());
        this.batch = batch;
        this.format = format;
        this.staging = scratch.resolve("staging");
    }

    void metrics() throws IOException {
        check(null);
    }

    void metricsAndSplit() throws IOException {
        String folder = "file://" + staging + "/" + UUID.randomUUID();
        Staging to = new Staging(folder + "/passed/", folder + "/failed/");
        check(to);
        engine.discard(to);
    }

    private void check(@Nullable Staging to) throws IOException {
        CheckReport report = engine.check(new CheckRequest(
                UUID.randomUUID().toString(),
                1,
                "2024-01-01T00:00:00Z",
                new BatchSource("file://" + batch.folder() + "/", format, batch.objects()),
                List.of(),
                rules(),
                List.of(),
                BadRows.APART,
                to,
                to == null ? 0 : SAMPLES));
        if (report.rows() != batch.rows() || report.failedRows() != batch.bad()) {
            throw new IllegalStateException("expected " + batch.bad() + " bad rows of " + batch.rows() + ", and got "
                    + report.failedRows() + " of " + report.rows() + ", " + report.error() + ", " + report.outcomes());
        }
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        add(rules, RuleKind.ROW_COUNT, null, number(GREATER_THAN, "1000"));
        for (String column : List.of("id", "account", "email", "created")) {
            add(rules, RuleKind.IS_COMPLETE, column, null);
        }
        add(rules, RuleKind.COMPLETENESS, "phone", number(GREATER_THAN, "0.8"));
        add(rules, RuleKind.IS_UNIQUE, "id", null);
        add(rules, RuleKind.UNIQUENESS, "reference", number(GREATER_THAN, "0.99"));
        add(rules, RuleKind.COLUMN_VALUES, "status", text(IN, "open", "closed", "frozen"));
        add(rules, RuleKind.COLUMN_VALUES, "amount", number(GREATER_THAN_OR_EQUAL, "0"));
        add(rules, RuleKind.COLUMN_VALUES, "points", number(LESS_THAN, "5000"));
        add(rules, RuleKind.COLUMN_VALUES, "country", text(IN, "DE", "FR", "IN", "JP", "US"));
        add(rules, RuleKind.COLUMN_VALUES, "account", text(MATCHES, "A[0-9]{9}"));
        add(rules, RuleKind.COLUMN_LENGTH, "country", number(EQUALS, "2"));
        return rules;
    }

    private static void add(List<Rule> rules, RuleKind kind, @Nullable String column, @Nullable Condition condition) {
        rules.add(Rule.builder(
                        "r" + (rules.size() + 1),
                        kind.dqdlName() + (column == null ? "" : " \"" + column + "\""),
                        rules.size() + 1,
                        kind)
                .columns(column == null ? List.of() : List.of(column))
                .condition(condition)
                .build());
    }

    private static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }

    private static Condition text(Operator operator, String... operands) {
        return new Condition(operator, OperandType.STRING, List.of(operands));
    }
}
