package dev.weir.quality.contract.golden;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
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
import java.util.ArrayList;
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
    private static final String COUNTRIES = "file:///srv/lake/ref/countries/";
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
                "2024-10-28T06:30:00Z",
                new BatchSource(
                        LANDING,
                        DataFormat.CSV,
                        List.of(
                                new SourceObject(LANDING + "a.csv", 1048576),
                                new SourceObject(LANDING + "b.csv.gz", 2048)),
                        List.of("comment")),
                List.of(new ReferenceSource(
                        "countries",
                        new BatchSource(
                                COUNTRIES,
                                DataFormat.PARQUET,
                                List.of(new SourceObject(COUNTRIES + "part-0.parquet", 4096))))),
                rules(),
                List.of(Rule.of("a1", "Mean \"amount\"", 40, RuleKind.MEAN, List.of("amount"), null, null, null, null)),
                BadRows.APART,
                new Staging(STAGING + "passed/", STAGING + "failed/"),
                100);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(firstRules());
        rules.addAll(comparisons());
        rules.addAll(special());
        for (RuleKind kind : MEASURED) {
            rules.add(rule(
                    rules.size() + 1, kind, kind.dqdlName() + " \"id\" > 1", number(Operator.GREATER_THAN, "1"), "id"));
        }
        return rules;
    }

    private static final List<RuleKind> MEASURED = List.of(
            RuleKind.COLUMN_COUNT,
            RuleKind.IS_PRIMARY_KEY,
            RuleKind.UNIQUE_VALUE_RATIO,
            RuleKind.DISTINCT_VALUES_COUNT,
            RuleKind.DUPLICATE_ROW_COUNT,
            RuleKind.COLUMN_DATA_TYPE,
            RuleKind.COLUMN_CORRELATION,
            RuleKind.MEAN,
            RuleKind.SUM,
            RuleKind.STANDARD_DEVIATION,
            RuleKind.VARIANCE,
            RuleKind.SKEWNESS,
            RuleKind.KURTOSIS,
            RuleKind.RANGE,
            RuleKind.INTERQUARTILE_RANGE,
            RuleKind.ZEROS_COUNT,
            RuleKind.ENTROPY,
            RuleKind.ALL_STATISTICS,
            RuleKind.DETECT_ANOMALIES);

    private static List<Rule> comparisons() {
        List<Rule> rules = new ArrayList<>();
        for (RuleKind kind : List.of(
                RuleKind.REFERENTIAL_INTEGRITY,
                RuleKind.ROW_COUNT_MATCH,
                RuleKind.SCHEMA_MATCH,
                RuleKind.DATASET_MATCH)) {
            rules.add(Rule.builder("r" + (12 + rules.size()), kind.dqdlName(), 13 + rules.size(), kind)
                    .columns(List.of("country"))
                    .reference(new Rule.Reference(
                            "countries", List.of("code"), List.of(new Rule.ColumnPair("name", "label"))))
                    .condition(number(Operator.EQUALS, "1.0"))
                    .build());
        }
        rules.add(Rule.builder("r16", "AggregateMatch", 17, RuleKind.AGGREGATE_MATCH)
                .arguments(List.of("sum(amount)", "sum(countries.amount)"))
                .condition(number(Operator.GREATER_THAN, "0.9"))
                .build());
        return rules;
    }

    private static List<Rule> special() {
        Rule fresh = Rule.builder("r17.1", "DataFreshness \"created\" <= 24 hours", 18, RuleKind.DATA_FRESHNESS)
                .columns(List.of("created"))
                .condition(new Condition(Operator.LESS_THAN_OR_EQUAL, OperandType.DURATION, List.of("PT24H")))
                .nulls(Rule.NullPolicy.FAIL)
                .build();
        Rule size = Rule.builder("r17.2", "FileSize > 2 MB", 18, RuleKind.FILE_SIZE)
                .condition(new Condition(Operator.GREATER_THAN, OperandType.SIZE, List.of("2097152")))
                .decided(new Rule.Decided(Outcome.PASSED, 4194304.0, "the smallest file has 4 MB"))
                .build();
        return List.of(
                Rule.builder("r17", "(DataFreshness ...) and (FileSize > 2 MB)", 18, RuleKind.AND)
                        .parts(List.of(fresh, size))
                        .labels(Map.of("team", "crm"))
                        .build(),
                Rule.builder("r18", "(FileMatch) or (FileUniqueness)", 19, RuleKind.OR)
                        .rowWise(true)
                        .severity(Rule.Severity.WARN)
                        .parts(List.of(
                                Rule.builder("r18.1", "FileMatch", 19, RuleKind.FILE_MATCH)
                                        .build(),
                                Rule.builder("r18.2", "FileUniqueness", 19, RuleKind.FILE_UNIQUENESS)
                                        .build()))
                        .build(),
                Rule.builder("r19", "FileFreshness", 20, RuleKind.FILE_FRESHNESS)
                        .build(),
                Rule.builder("r20", "ColumnNamesMatchPattern \"[a-z]+\"", 21, RuleKind.COLUMN_NAMES_MATCH_PATTERN)
                        .arguments(List.of("[a-z]+"))
                        .build());
    }

    private static List<Rule> firstRules() {
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
                Rule.of(
                        "r6",
                        "ColumnValues \"country\" in [\"DE\", \"FR\"] with threshold > 0.9",
                        7,
                        RuleKind.COLUMN_VALUES,
                        List.of("country"),
                        null,
                        new Condition(Operator.IN, OperandType.STRING, List.of("DE", "FR")),
                        number(Operator.GREATER_THAN, "0.9"),
                        null),
                Rule.of(
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
                Rule.of(
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
        return Rule.of("r" + number, text, number + 1, kind, List.of(columns), null, condition, null, null);
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
                                "r3", Outcome.UNDECIDED, null, 0, "column phone is not in the batch; it has id, email"),
                        new RuleOutcome(
                                "r4",
                                Outcome.SKIPPED,
                                null,
                                0,
                                "passed: the batch has 200 rows; skipped: there is no earlier batch",
                                List.of(
                                        new RuleOutcome("r4.1", Outcome.PASSED, 200.0, 0, "the batch has 200 rows"),
                                        new RuleOutcome(
                                                "r4.2", Outcome.SKIPPED, null, 0, "there is no earlier batch")))),
                List.of(new StagedFile(STAGING + "passed/part-00000.snappy.parquet", 4711, 197)),
                List.of(new StagedFile(STAGING + "failed/part-00000.snappy.parquet", 815, 3)),
                List.of(
                        new FailingRow(
                                List.of("r2"), List.of("IsComplete \"email\": email is null"), values("17", null)),
                        new FailingRow(
                                List.of(),
                                List.of("malformed: line 9 of a.csv has 3 fields where the header has 2: 18,x,y"),
                                values(null, null))),
                List.of(new MetricValue("Dataset.*.RowCount", 200)),
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
                List.of(),
                12);
    }
}
