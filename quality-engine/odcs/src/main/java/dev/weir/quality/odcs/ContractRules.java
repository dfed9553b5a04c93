package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.odcs.Table.Check;
import dev.weir.quality.rules.RulesInvalid;
import dev.weir.quality.rules.RulesParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a contract asks of every batch, as rules.
 *
 * @param rules each with the place that it comes from
 * @param left what did not become a rule, and why; nothing is dropped silently
 */
public record ContractRules(String contract, String table, List<Made> rules, List<Left> left) {

    public ContractRules {
        rules = List.copyOf(rules);
        left = List.copyOf(left);
    }

    /**
     * @param dqdl one rule, without its severity
     * @param origin where the contract says so
     */
    public record Made(String dqdl, Rule.Severity severity, Place origin) {}

    /** @param what as the contract has it, in a few words */
    public record Left(Reason reason, String what, String why, Place origin) {}

    /** Why something did not become a rule. */
    public enum Reason {
        /** It is for people. */
        DOCUMENTATION,
        /** It is not asked of batches, but of the dataset as the catalog has it. */
        CATALOG,
        /** Weir cannot ask it: people should know that it is not checked. */
        UNSUPPORTED
    }

    /** The rules as a document; parts that came from nothing else than the contract carry its labels. */
    public String dqdl() {
        if (rules.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(header(contract));
        text.append("DefaultLabels = [\"contract\" = ").append(quoted(contract)).append("]\n\nRules = [\n");
        for (int i = 0; i < rules.size(); i++) {
            text.append("    ").append(line(rules.get(i)));
            text.append(i + 1 < rules.size() ? ",\n" : "\n");
        }
        return text.append("]\n").toString();
    }

    /** How the DQDL of a contract begins: who finds it knows that the rules are not made by hand. */
    public static String header(String contract) {
        return "# Made from the data contract " + oneLine(contract) + ". Change the contract, not the rules.\n";
    }

    private static String line(Made made) {
        String severity = made.severity() == Rule.Severity.WARN ? " with severity = \"warn\"" : "";
        return made.dqdl() + severity + " labels = [\"origin\" = "
                + quoted(made.origin().pointer()) + "]";
    }

    public static ContractRules of(DataContract contract, Table table) {
        Making making = new Making(table);
        making.schema();
        table.checks().forEach(making::check);
        contract.slas().forEach(making::sla);
        String name = contract.name().isEmpty() ? contract.id() : contract.name();
        return new ContractRules(name, table.name(), making.made, making.left);
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static final class Making {
        private static final Pattern TABLE = Pattern.compile("\\$?\\{(?:table|object|model|schema)}");
        private static final Pattern COLUMN = Pattern.compile("\\$?\\{(?:column|property|field)}");
        private static final Pattern SPECIAL = Pattern.compile("[^\\w\\s-]", Pattern.UNICODE_CHARACTER_CLASS);
        private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        private final Table table;
        private final List<Made> made = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();

        Making(Table table) {
            this.table = table;
        }

        // ---- the schema

        void schema() {
            for (Field column : table.columns()) {
                if (column.partition() > 0) {
                    left(
                            Reason.CATALOG,
                            "partition column " + column.name(),
                            "its values are in the names of folders,"
                                    + " not in the batch; compared with the dataset's partitions in the catalog",
                            column.place());
                } else {
                    column(column);
                }
            }
            keys();
            if (!table.columns().isEmpty()) {
                String names = table.columns().stream()
                        .map(column -> SPECIAL.matcher(column.name()).replaceAll("\\\\$0"))
                        .collect(Collectors.joining("|"));
                add("ColumnNamesMatchPattern " + quoted(names), Rule.Severity.WARN, table.place());
            }
        }

        private void column(Field column) {
            String name = quoted(column.name());
            add("ColumnExists " + name, Rule.Severity.BLOCK, column.place());
            Optional<String> type = column.type().dqdlName();
            if (type.isPresent()) {
                add("ColumnDataType " + name + " = \"" + type.get() + '"', Rule.Severity.BLOCK, column.place());
            } else if (column.type().family() != DataType.Family.STRING
                    && column.type().family() != DataType.Family.UNSAID) {
                left(
                        Reason.CATALOG,
                        "type " + column.type() + " of " + column.name(),
                        "no rule asks for this type; compared with the dataset's schema in the catalog",
                        column.place());
            }
            if (column.required() && column.key() == 0) {
                add("IsComplete " + name, Rule.Severity.BLOCK, column.place());
            }
            if (column.unique()) {
                add("IsUnique " + name, Rule.Severity.BLOCK, column.place());
            }
            if (column.type().family() == DataType.Family.STRING
                    && column.type().size() > 0) {
                add("ColumnLength " + name + " <= " + column.type().size(), Rule.Severity.BLOCK, column.place());
            }
            options(column, name);
            if (!column.fields().isEmpty() || column.element().isPresent()) {
                left(
                        Reason.CATALOG,
                        "fields inside " + column.name(),
                        "rules speak of columns; compared with the dataset's schema in the catalog",
                        column.place());
            }
        }

        private void options(Field column, String name) {
            JsonNode options = column.options();
            options.fields().forEachRemaining(option -> {
                Place place = new Place(
                        column.place().line(),
                        column.place().column(),
                        column.place().pointer() + "/logicalTypeOptions/" + option.getKey());
                JsonNode value = option.getValue();
                switch (option.getKey()) {
                    case "maxLength" -> {} // It is part of the type.
                    case "minLength" ->
                        add("ColumnLength " + name + " >= " + value.asText(), Rule.Severity.BLOCK, place);
                    case "pattern" ->
                        add("ColumnValues " + name + " matches " + quoted(value.asText()), Rule.Severity.BLOCK, place);
                    case "minimum" ->
                        bound(
                                column,
                                name,
                                options.path("exclusiveMinimum").asBoolean(false) ? ">" : ">=",
                                value,
                                place);
                    case "maximum" ->
                        bound(
                                column,
                                name,
                                options.path("exclusiveMaximum").asBoolean(false) ? "<" : "<=",
                                value,
                                place);
                    case "exclusiveMinimum" -> {
                        if (!value.isBoolean()) {
                            bound(column, name, ">", value, place);
                        }
                    }
                    case "exclusiveMaximum" -> {
                        if (!value.isBoolean()) {
                            bound(column, name, "<", value, place);
                        }
                    }
                    default ->
                        left(
                                Reason.UNSUPPORTED,
                                option.getKey() + " " + value + " of " + column.name(),
                                "Weir has no rule for it; say it as quality, with type: custom and engine: weir",
                                place);
                }
            });
        }

        private void bound(Field column, String name, String operator, JsonNode value, Place place) {
            String bound = value.isNumber()
                    ? value.decimalValue().toPlainString()
                    : value.asText().matches("\\d{4}-\\d\\d-\\d\\d") ? "(" + quoted(value.asText()) + ")" : "";
            if (bound.isEmpty()) {
                left(
                        Reason.UNSUPPORTED,
                        "bound " + value.asText() + " of " + column.name(),
                        "a bound is a number or a date such as 2024-01-31",
                        place);
            } else {
                add("ColumnValues " + name + " " + operator + " " + bound, Rule.Severity.BLOCK, place);
            }
        }

        private void keys() {
            List<Field> keys = table.columns().stream()
                    .filter(column -> column.key() > 0)
                    .sorted(Comparator.comparingInt(Field::key))
                    .toList();
            List<Field> inFiles =
                    keys.stream().filter(column -> column.partition() == 0).toList();
            if (!inFiles.isEmpty() && inFiles.size() == keys.size()) {
                add(
                        "IsPrimaryKey "
                                + keys.stream().map(key -> quoted(key.name())).collect(Collectors.joining(" ")),
                        Rule.Severity.BLOCK,
                        keys.get(0).place());
            } else if (!keys.isEmpty()) {
                left(
                        Reason.UNSUPPORTED,
                        "primary key",
                        "a part of it is a partition column, which a batch does not hold",
                        keys.get(0).place());
                inFiles.forEach(key -> add("IsComplete " + quoted(key.name()), Rule.Severity.BLOCK, key.place()));
            }
        }

        // ---- quality

        void check(Check check) {
            String type = check.body().path("type").asText("library");
            if (check.column().contains(".") && !type.equals("text")) {
                unsupported(check, "it is about a field inside a column; rules speak of columns");
                return;
            }
            switch (type) {
                case "text" -> left(Reason.DOCUMENTATION, said(check), "text is for people", check.place());
                case "sql" -> sql(check);
                case "custom" -> custom(check);
                default -> metric(check);
            }
        }

        private void metric(Check check) {
            String metric = check.text(check.body().has("metric") ? "metric" : "rule");
            switch (metric) {
                case "rowCount" -> compared("RowCount", check, false);
                case "nullValues", "nullCheck", "nullCount" -> nulls(check);
                case "missingValues" -> missing(check);
                case "invalidValues", "validValues" -> invalid(check);
                case "duplicateValues", "duplicateCount", "unique" -> duplicates(check);
                default -> unsupported(check, metric + " is no metric of ODCS");
            }
        }

        private void nulls(Check check) {
            if (needsColumn(check)) {
                if (wantsNone(check)) {
                    add("IsComplete " + quoted(check.column()), check);
                } else {
                    counted(check, identifier(check.column()) + " is null");
                }
            }
        }

        private void missing(Check check) {
            if (!needsColumn(check)) {
                return;
            }
            List<String> texts = new ArrayList<>();
            boolean nulls = texts(check.body().path("arguments").path("missingValues"), texts);
            if (wantsNone(check)) {
                if (nulls || texts.isEmpty()) {
                    add("IsComplete " + quoted(check.column()), check);
                }
                if (!texts.isEmpty()) {
                    add("ColumnValues " + quoted(check.column()) + " not in " + list(texts), check);
                }
                return;
            }
            String column = identifier(check.column());
            List<String> parts = new ArrayList<>();
            if (nulls || texts.isEmpty()) {
                parts.add(column + " is null");
            }
            if (!texts.isEmpty()) {
                parts.add("cast(" + column + " as string) in " + sqlList(texts));
            }
            counted(check, String.join(" or ", parts));
        }

        private void invalid(Check check) {
            if (!needsColumn(check)) {
                return;
            }
            JsonNode arguments = check.body().path("arguments");
            List<String> texts = new ArrayList<>();
            boolean nulls = texts(arguments.path("validValues"), texts);
            List<String> holds = new ArrayList<>();
            if (!texts.isEmpty() || nulls) {
                holds.add("in " + list(texts));
            }
            if (arguments.has("pattern")) {
                holds.add("matches " + quoted(arguments.path("pattern").asText()));
            }
            if (holds.isEmpty()) {
                unsupported(check, "arguments needs validValues or pattern");
                return;
            }
            if (texts.isEmpty() && nulls) {
                unsupported(check, "validValues allows nothing but null");
                return;
            }
            Optional<String> threshold = atMost(check);
            if (threshold.isEmpty()) {
                unsupported(
                        check,
                        "Weir asks how many values are invalid with mustBe: 0, or, with unit: percent,"
                                + " mustBe, mustBeLessThan or mustBeLessOrEqualTo");
                return;
            }
            holds.forEach(hold -> add("ColumnValues " + quoted(check.column()) + " " + hold + threshold.get(), check));
        }

        /** The share of values that must be valid, as DQDL has it; empty text for all, nothing if DQDL has no such. */
        private static Optional<String> atMost(Check check) {
            if (wantsNone(check)) {
                return Optional.of("");
            }
            JsonNode below = check.body().path("mustBeLessThan");
            JsonNode most = check.body().path("mustBeLessOrEqualTo");
            boolean percent = isPercent(check);
            if (!percent || !(below.isNumber() || most.isNumber())) {
                return Optional.empty();
            }
            return Optional.of(" with threshold " + (below.isNumber() ? "> " : ">= ")
                    + rest(below.isNumber() ? below.decimalValue() : most.decimalValue()));
        }

        private static String rest(BigDecimal percent) {
            return plain(BigDecimal.ONE.subtract(percent.movePointLeft(2)));
        }

        private void duplicates(Check check) {
            List<String> columns = new ArrayList<>();
            if (check.column().isEmpty()) {
                check.body().path("arguments").path("properties").forEach(column -> columns.add(column.asText()));
            } else {
                columns.add(check.column());
            }
            String names = columns.stream().map(ContractRules::quoted).collect(Collectors.joining(" "));
            if (columns.size() == 1 && wantsNone(check)) {
                add("IsUnique " + names, check);
            } else if (!isPercent(check)) {
                compared(("DuplicateRowCount " + names).strip(), check, false);
            } else if (columns.size() == 1) {
                String column = identifier(columns.get(0));
                compared(
                        "CustomSql "
                                + quoted("select 100.0 * (count(" + column + ") - count(distinct " + column
                                        + ")) / greatest(count(*), 1) from primary"),
                        check,
                        true);
            } else {
                unsupported(check, "Weir counts rows that are the same in several columns, but not in percent");
            }
        }

        private void counted(Check check, String condition) {
            String sum = "coalesce(sum(case when " + condition + " then 1 else 0 end), 0)";
            compared(
                    "CustomSql "
                            + quoted(
                                    isPercent(check)
                                            ? "select 100.0 * " + sum + " / greatest(count(*), 1) from primary"
                                            : "select " + sum + " from primary"),
                    check,
                    true);
        }

        private void sql(Check check) {
            String query = oneLine(check.text("query")).replaceFirst(";\\s*$", "");
            query = TABLE.matcher(query).replaceAll("primary");
            query = COLUMN.matcher(query)
                    .replaceAll(java.util.regex.Matcher.quoteReplacement(
                            check.column().isEmpty() ? "${column}" : identifier(check.column())));
            for (String name : List.of(table.physicalName(), table.name())) {
                query = query.replaceAll(
                        "(?i)\\b(from|join)\\s+(?:[\\w$]+\\.)*" + Pattern.quote(name) + "\\b", "$1 primary");
            }
            if (!Pattern.compile("\\bprimary\\b").matcher(query).find()) {
                unsupported(check, "the query does not speak of this table: it is called {table} in a query");
            } else {
                compared("CustomSql " + quoted(query), check, true);
            }
        }

        private void custom(Check check) {
            String engine = check.text("engine").toLowerCase(Locale.ROOT);
            JsonNode implementation = check.body().path("implementation");
            if (!List.of("weir", "dqdl", "glue", "aws-glue", "deequ").contains(engine)) {
                unsupported(
                        check,
                        "it is written for " + check.text("engine") + "; Weir runs engine: weir, dqdl or"
                                + " glue, with DQDL as implementation");
            } else if (!implementation.isTextual()) {
                unsupported(check, "implementation must be DQDL, as text");
            } else {
                String text = implementation.asText();
                String document = text.contains("Rules") && text.matches("(?s).*\\bRules\\s*=\\s*\\[.*")
                        ? text
                        : "Rules = [ " + text + "\n]";
                try {
                    for (Rule rule : RulesParser.parse(document).rules()) {
                        made.add(new Made(bare(rule), severityOf(check, rule), check.place()));
                    }
                } catch (RulesInvalid invalid) {
                    unsupported(check, "implementation is no DQDL: " + invalid.getMessage());
                }
            }
        }

        private static String bare(Rule rule) {
            return rule.oneLine().replaceFirst("\\s+with\\s+severity\\s*=\\s*\"\\w+\"", "");
        }

        private static Rule.Severity severityOf(Check check, Rule rule) {
            return check.body().has("severity") ? severity(check) : rule.severity();
        }

        // ---- service levels

        void sla(Sla sla) {
            left(
                    Reason.CATALOG,
                    "SLA " + sla.property() + " " + sla,
                    sla.kind() == Sla.Kind.FRESHNESS
                            ? "held against the time of the dataset's last change, where a service knows it"
                            : "kept as the contract's service level; no batch can break it",
                    sla.place());
        }

        // ---- what they share

        private static boolean wantsNone(Check check) {
            return check.body().path("mustBe").isNumber()
                    && check.body().path("mustBe").decimalValue().signum() == 0;
        }

        private static boolean isPercent(Check check) {
            return List.of("percent", "%", "percentage")
                    .contains(check.text("unit").toLowerCase(Locale.ROOT));
        }

        private boolean needsColumn(Check check) {
            if (check.column().isEmpty()) {
                unsupported(check, "the metric is about a property, and stands at the table");
                return false;
            }
            return true;
        }

        private void compared(String metric, Check check, boolean percentAsNumber) {
            JsonNode body = check.body();
            if (isPercent(check) && !percentAsNumber) {
                unsupported(check, "this metric is a number of rows, not of percent");
                return;
            }
            for (String[] operator : new String[][] {
                {"mustBe", "="},
                {"mustNotBe", "!="},
                {"mustBeGreaterThan", ">"},
                {"mustBeGreaterOrEqualTo", ">="},
                {"mustBeLessThan", "<"},
                {"mustBeLessOrEqualTo", "<="}
            }) {
                if (body.path(operator[0]).isNumber()) {
                    add(
                            metric + " " + operator[1] + " "
                                    + plain(body.path(operator[0]).decimalValue()),
                            check);
                    return;
                }
            }
            // DQDL's between leaves its bounds out, ODCS' holds them.
            JsonNode within = body.path("mustBeBetween");
            JsonNode without = body.path("mustNotBeBetween");
            if (within.size() == 2) {
                add(metric + " >= " + plain(within.get(0).decimalValue()), check);
                add(metric + " <= " + plain(within.get(1).decimalValue()), check);
            } else if (without.size() == 2) {
                add(
                        "(" + metric + " < " + plain(without.get(0).decimalValue()) + ") or (" + metric + " > "
                                + plain(without.get(1).decimalValue()) + ")",
                        check);
            } else {
                unsupported(check, "it is compared with nothing that is a number");
            }
        }

        private static String plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
        }

        /** Whether null is among the values. */
        private static boolean texts(JsonNode values, List<String> texts) {
            boolean nulls = false;
            for (JsonNode value : values) {
                if (value.isNull()) {
                    nulls = true;
                } else {
                    texts.add(value.asText());
                }
            }
            return nulls;
        }

        private static String list(List<String> texts) {
            return texts.stream().map(ContractRules::quoted).collect(Collectors.joining(", ", "[", "]"));
        }

        private static String sqlList(List<String> texts) {
            return texts.stream()
                    .map(text -> "'" + text.replace("'", "''") + "'")
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        private static String identifier(String column) {
            return WORD.matcher(column).matches() ? column : "`" + column + "`";
        }

        private static Rule.Severity severity(Check check) {
            return List.of("info", "warning", "warn", "low", "minor")
                            .contains(check.text("severity").toLowerCase(Locale.ROOT))
                    ? Rule.Severity.WARN
                    : Rule.Severity.BLOCK;
        }

        private void add(String dqdl, Check check) {
            add(dqdl, severity(check), check.place());
        }

        /** Only what can be evaluated is a rule. */
        private void add(String dqdl, Rule.Severity severity, Place origin) {
            Made rule = new Made(dqdl, severity, origin);
            try {
                RulesParser.parse("Rules = [ " + line(rule) + " ]");
                if (made.stream().noneMatch(other -> other.dqdl().equals(dqdl) && other.severity() == severity)) {
                    made.add(rule);
                }
            } catch (RulesInvalid invalid) {
                left(
                        Reason.UNSUPPORTED,
                        dqdl,
                        "it would be this rule, which nobody can evaluate: "
                                + invalid.mistakes().get(0).message(),
                        origin);
            }
        }

        private void unsupported(Check check, String why) {
            left(Reason.UNSUPPORTED, said(check), why, check.place());
        }

        private static String said(Check check) {
            for (String key : List.of("name", "description", "metric", "rule", "query", "engine")) {
                if (!check.text(key).isBlank()) {
                    String text = oneLine(check.text(key));
                    return text.length() > 120 ? text.substring(0, 120) + " ..." : text;
                }
            }
            return "quality check";
        }

        private void left(Reason reason, String what, String why, Place origin) {
            left.add(new Left(reason, what, why, origin));
        }
    }
}
