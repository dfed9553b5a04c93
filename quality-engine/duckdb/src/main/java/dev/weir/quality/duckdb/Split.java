package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.Meaning;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells good rows from bad ones. A row is bad if it breaks one of the rules that failed, or if it is malformed. */
final class Split {
    /** Ids of the rules that a row broke: list of text. */
    static final String RULES = "weir_rules";
    /** Why, for people: list of text, same order. */
    static final String REASONS = "weir_reasons";

    private final Table table;
    private final Set<Join> joins = new LinkedHashSet<>();
    private final Map<String, String> broken = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();

    /**
     * @param blamed rules that failed, and of each those without which it would hold; none of them empty
     */
    Split(Flags flags, Keys keys, Map<Rule, List<Meaning>> blamed) throws SQLException {
        this.table = flags.table();
        for (Map.Entry<Rule, List<Meaning>> entry : blamed.entrySet()) {
            List<String> breaks = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Meaning meaning : entry.getValue()) {
                Blame blame = meaning instanceof Meaning.KeyShare share
                        ? repeated(flags, keys, share)
                        : broken(flags, (Meaning.RowShare) meaning);
                breaks.add(blame.breaks());
                found.add("CASE WHEN " + blame.breaks() + " THEN " + blame.found() + " END");
            }
            broken.put(entry.getKey().id(), Sql.or(breaks));
            reasons.add("concat(" + Sql.text(entry.getKey().oneLine() + ": ") + ", concat_ws('; ', "
                    + String.join(", ", found) + "))");
        }
    }

    private record Blame(String breaks, String found) {}

    private Blame broken(Flags flags, Meaning.RowShare share) {
        Flag flag = flags.of(share);
        joins.addAll(flag.joins());
        return new Blame(flag.broken(), flags.found(share));
    }

    private Blame repeated(Flags flags, Keys keys, Meaning.KeyShare share) throws SQLException {
        List<Column> columns = share.keys().stream().map(table::column).toList();
        Optional<String> scope = flags.scope().rows(share.rule());
        String name = "weir_repeated_" + joins.size() + "_" + broken.size();
        Join join = keys.repeated(name, columns, scope);
        joins.add(join);
        String breaks = name + ".n IS NOT NULL";
        String found = "concat(" + flags.shown(share.keys()) + ", CASE WHEN " + name
                + ".n IS NULL THEN '' ELSE ', which occurs ' || " + name + ".n || ' times' END)";
        if (share.complete()) {
            breaks = "(" + breaks + " OR "
                    + columns.stream()
                            .map(column -> column.value() + " IS NULL")
                            .collect(Collectors.joining(" OR "))
                    + ")";
        }
        String where = scope.map(limit -> "(" + limit + ") IS TRUE AND ").orElse("");
        return new Blame(where + breaks, found);
    }

    /** Whether no row can be bad. */
    boolean isEmpty() {
        return broken.isEmpty() && !table.malformed();
    }

    private String from() {
        return " FROM " + table.as("b") + joins.stream().map(Join::sql).collect(Collectors.joining());
    }

    /** True or false, never null. */
    private String bad() {
        List<String> any = new ArrayList<>(broken.values());
        if (table.malformed()) {
            any.add("malformed IS NOT NULL");
        }
        return Sql.or(any);
    }

    /** The good rows, under the names that people know. */
    String passed() {
        return "SELECT " + own() + " FROM (SELECT b.*" + from() + " WHERE NOT (" + bad() + "))";
    }

    /** Every row, the bad ones too. */
    String all() {
        return "SELECT " + own() + " FROM " + table.as("b") + " WHERE " + table.isRow();
    }

    /** The bad rows, with {@link #RULES} and {@link #REASONS} as well. */
    String failed() {
        return "SELECT " + own(Stream.of(RULES, REASONS)) + " FROM (SELECT b.*, " + rules() + " AS " + RULES + ", "
                + reasons() + " AS " + REASONS + from() + " WHERE " + bad() + ")";
    }

    private String own() {
        return own(Stream.of());
    }

    private String own(Stream<String> more) {
        return Stream.concat(
                        table.columns().stream().map(column -> column.value() + " AS " + Sql.name(column.name())), more)
                .collect(Collectors.joining(", "));
    }

    private String rules() {
        List<String> ids = broken.entrySet().stream()
                .map(rule -> "CASE WHEN " + rule.getValue() + " THEN " + Sql.text(rule.getKey()) + " END")
                .toList();
        return known(ids);
    }

    private String reasons() {
        List<String> conditions = List.copyOf(broken.values());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            texts.add("CASE WHEN " + conditions.get(i) + " THEN " + reasons.get(i) + " END");
        }
        return table.malformed()
                ? "CASE WHEN malformed IS NOT NULL THEN [malformed] ELSE " + known(texts) + " END"
                : known(texts);
    }

    private static String known(List<String> texts) {
        return texts.isEmpty()
                ? "CAST([] AS VARCHAR[])"
                : "list_filter([" + String.join(", ", texts) + "], lambda x: x IS NOT NULL)";
    }

    /** How many rows are bad, and for each rule how many break it. */
    String counts() {
        return "SELECT count(*) FILTER (WHERE " + bad() + ")"
                + broken.values().stream()
                        .map(breaks -> ", count(*) FILTER (WHERE " + breaks + ")")
                        .collect(Collectors.joining())
                + from();
    }

    List<String> ruleIds() {
        return List.copyOf(broken.keySet());
    }

    /** Some bad rows: a text for each column, then rules and reasons. */
    String samples(int most) {
        return "SELECT " + texts(table.columns(), rules(), reasons()) + from() + " WHERE " + bad() + " LIMIT " + most;
    }

    /** The same from {@link #failed} rows that were written already. */
    String samplesOf(String written, int most) {
        List<Column> columns = table.columns().stream()
                .map(column -> Column.typed(column.index(), column.name(), column.type()))
                .toList();
        String names = columns.stream().map(column -> column.value() + ", ").collect(Collectors.joining());
        return "SELECT " + texts(columns, RULES, REASONS) + " FROM " + written + " AS w(" + names + RULES + ", "
                + REASONS + ") LIMIT " + most;
    }

    /** How many of the {@link #failed} rows that were written carry each of the rules. */
    String countsOf(String written) {
        return "SELECT count(*)"
                + broken.keySet().stream()
                        .map(id -> ", count(*) FILTER (WHERE list_contains(" + RULES + ", " + Sql.text(id) + "))")
                        .collect(Collectors.joining())
                + " FROM " + written;
    }

    private static String texts(List<Column> columns, String rules, String reasons) {
        return columns.stream().map(column -> shown(column) + ", ").collect(Collectors.joining()) + rules + ", "
                + reasons;
    }

    private static String shown(Column column) {
        return column.type().equals("BLOB") ? "to_base64(" + column.value() + ")" : column.text();
    }

    FailingRow failing(@Nullable Object[] row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            Object value = row[column.index()];
            values.put(column.name(), value == null ? null : value.toString());
        }
        int width = table.columns().size();
        return new FailingRow(texts(row[width]), texts(row[width + 1]), values);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
