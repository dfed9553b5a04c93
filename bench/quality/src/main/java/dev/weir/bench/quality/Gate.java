package dev.weir.bench.quality;

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
import dev.weir.quality.worker.deequ.DeequEngine;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Weir's gate, as a worker runs it once it has claimed a run. */
final class Gate {

    private static final int SAMPLES = 200;

    private final DeequEngine engine;
    private final GeneratedBatch batch;
    private final Path staging;

    Gate(SparkSession spark, GeneratedBatch batch, Path staging) {
        this.engine = new DeequEngine(spark, Failpoints.none());
        this.batch = batch;
        this.staging = staging;
    }

    void run() throws IOException {
        String folder = "file://" + staging + "/" + UUID.randomUUID();
        CheckRequest request = new CheckRequest(
                UUID.randomUUID().toString(),
                1,
                "2026-01-01T00:00:00Z",
                new BatchSource("file://" + batch.folder() + "/", DataFormat.PARQUET, batch.objects()),
                List.of(),
                rules(),
                List.of(),
                BadRows.APART,
                new Staging(folder + "/passed/", folder + "/failed/"),
                SAMPLES);
        CheckReport report = engine.check(request, new Cancellation());
        if (report.rows() != batch.rows() || report.failedRows() != batch.bad()) {
            throw new IllegalStateException("expected " + batch.bad() + " bad rows of " + batch.rows() + ", and got "
                    + report.failedRows() + " of " + report.rows() + ", " + report.error() + ", " + report.outcomes());
        }
        engine.discard(request.staging());
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
        rules.add(Rule.of(
                "r" + (rules.size() + 1),
                kind.dqdlName() + (column == null ? "" : " \"" + column + "\""),
                rules.size() + 1,
                kind,
                column == null ? List.of() : List.of(column),
                null,
                condition,
                null,
                null));
    }

    private static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }

    private static Condition text(Operator operator, String... operands) {
        return new Condition(operator, OperandType.STRING, List.of(operands));
    }
}
