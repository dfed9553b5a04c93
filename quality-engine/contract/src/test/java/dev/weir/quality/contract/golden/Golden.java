package dev.weir.quality.contract.golden;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of which both sides hold the same JSON: the files in {@code golden/}, and what they say as records.
 *
 * <p>Every side that reads or writes the contract has a test that compares the two with its own JSON library and settings.
 * A change of a golden file is a change of the protocol.
 */
public final class Golden {
    private static final String RUN = "0b0d2a3e-7a0c-4f0e-9a52-2f6c2f0a1b11";
    private static final String ENGINE = "deequ 2.1.0-spark-3.5 on spark 3.5.7";
    private static final String LANDING = "file:///srv/lake/landing/crm/accounts/2024-10-27/";
    private static final String STAGING = "file:///srv/lake/bronze/crm/accounts/_weir/staging/5c1f/2/";

    private Golden() {}

    /** The text of {@code golden/<name>.json}. */
    public static String json(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code check-request} says. */
    public static CheckRequest request() {
        return new CheckRequest(
                RUN,
                2,
                new BatchSource(
                        LANDING,
                        DataFormat.CSV,
                        List.of(
                                new SourceObject(LANDING + "a.csv", 1048576),
                                new SourceObject(LANDING + "b.csv.gz", 2048))),
                rules(),
                new Staging(STAGING + "passed/", STAGING + "failed/"),
                100);
    }

    private static List<Rule> rules() {
        return List.of(
                rule(1, RuleKind.ROW_COUNT, "RowCount between 1 and 1000000", number(Operator.BETWEEN, "1", "1000000")),
                rule(2, RuleKind.IS_COMPLETE, "IsComplete \"email\"", null, "email"),
                rule(
                        3,
                        RuleKind.COMPLETENESS,
                        "Completeness \"phone\" > 0.8",
                        number(Operator.GREATER_THAN, "0.8"),
                        "phone"),
                rule(4, RuleKind.IS_UNIQUE, "IsUnique \"id\"", null, "id"),
                rule(
                        5,
                        RuleKind.UNIQUENESS,
                        "Uniqueness \"id\" \"country\" >= 0.99",
                        number(Operator.GREATER_THAN_OR_EQUAL, "0.99"),
                        "id",
                        "country"),
                new Rule(
                        "r6",
                        "ColumnValues \"country\" in [\"DE\", \"FR\"] with threshold > 0.9",
                        7,
                        RuleKind.COLUMN_VALUES,
                        List.of("country"),
                        null,
                        new Condition(Operator.IN, OperandType.STRING, List.of("DE", "FR")),
                        number(Operator.GREATER_THAN, "0.9"),
                        null),
                new Rule(
                        "r7",
                        "ColumnValues \"created\" > \"2024-01-01\" where \"country = 'DE'\"",
                        8,
                        RuleKind.COLUMN_VALUES,
                        List.of("created"),
                        null,
                        new Condition(Operator.GREATER_THAN, OperandType.DATE, List.of("2024-01-01")),
                        null,
                        "country = 'DE'"),
                rule(
                        8,
                        RuleKind.COLUMN_VALUES,
                        "ColumnValues \"name\" != EMPTY",
                        new Condition(Operator.NOT_EQUALS, OperandType.EMPTY, List.of()),
                        "name"),
                rule(
                        9,
                        RuleKind.COLUMN_LENGTH,
                        "ColumnLength \"country\" = 2",
                        number(Operator.EQUALS, "2"),
                        "country"),
                rule(10, RuleKind.COLUMN_EXISTS, "ColumnExists \"id\"", null, "id"),
                new Rule(
                        "r11",
                        "CustomSql \"select count(*) from primary where amount < 0\" = 0",
                        12,
                        RuleKind.CUSTOM_SQL,
                        List.of(),
                        "select count(*) from primary where amount < 0",
                        number(Operator.EQUALS, "0"),
                        null,
                        null));
    }

    private static Rule rule(int number, RuleKind kind, String text, Condition condition, String... columns) {
        return new Rule("r" + number, text, number + 1, kind, List.of(columns), null, condition, null, null);
    }

    private static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }

    /** What {@code check-report-completed} says. */
    public static CheckReport completed() {
        return new CheckReport(
                RUN,
                2,
                Status.COMPLETED,
                ENGINE,
                null,
                200,
                197,
                3,
                0,
                List.of(
                        new RuleOutcome("r1", Outcome.PASSED, 200.0, 0, "the batch has 200 rows"),
                        new RuleOutcome(
                                "r2",
                                Outcome.FAILED,
                                0.99,
                                2,
                                "198 of 200 rows satisfy it, a share of 0.99, expected = 1.0"),
                        new RuleOutcome(
                                "r3",
                                Outcome.UNDECIDED,
                                null,
                                0,
                                "column phone is not in the batch; it has id, email")),
                List.of(new StagedFile(STAGING + "passed/part-00000.snappy.parquet", 4711, 197)),
                List.of(new StagedFile(STAGING + "failed/part-00000.snappy.parquet", 815, 3)),
                List.of(
                        new FailingRow(
                                List.of("r2"), List.of("IsComplete \"email\": email is null"), values("17", null)),
                        new FailingRow(
                                List.of(),
                                List.of("malformed: line 9 of a.csv has 3 fields where the header has 2: 18,x,y"),
                                values(null, null))),
                5120);
    }

    private static Map<String, String> values(String id, String email) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("email", email);
        return values;
    }

    /** What {@code check-report-engine-error} says. */
    public static CheckReport engineError() {
        return new CheckReport(
                RUN,
                2,
                Status.ENGINE_ERROR,
                ENGINE,
                LANDING + "a.csv is gone",
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                12);
    }
}
