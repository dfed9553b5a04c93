package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.duckdb.ProfileSql.Measure;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Distinct;
import dev.weir.quality.profile.ColumnProfile.Lengths;
import dev.weir.quality.profile.ColumnProfile.Quantile;
import dev.weir.quality.profile.DataProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a table in two passes, a third for frequent values among many: counts and bounds first, then what needs these.
 * Wide tables are read a few columns at a time, so memory does not grow with their width.
 */
final class Profiling {
    /** Up to here distinct counts and quantiles are exact. */
    static final long EXACT_ROWS = 100_000;

    private static final int COLUMNS_AT_ONCE = 32;
    private static final int MOST_TOP = 20;
    private static final long MOST_COUNTED = 1000;
    /** Possible keys of a large table, which are counted exactly one by one, on disk if need be. */
    private static final int MOST_KEYS = 20;

    private final Session session;
    private final Table table;
    private final boolean written;
    private final Map<Integer, @Nullable Object[]> first = new HashMap<>();
    private final Map<Integer, Distinct> distinct = new HashMap<>();
    private final Map<Integer, List<Counted>> values = new HashMap<>();
    private final Map<Integer, List<Counted>> patterns = new HashMap<>();
    private final Map<Integer, Bins> bins = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> binCounts = new HashMap<>();
    private long rows;
    private boolean exact;

    Profiling(Session session, Table table, DataFormat format) {
        this.session = session;
        this.table = table;
        this.written = format != DataFormat.CSV;
    }

    DataProfile run() throws SQLException {
        long records = session.count("SELECT count(*) FROM " + table.as("b"));
        rows = table.malformed()
                ? session.count("SELECT count(*) FROM " + table.as("b") + " WHERE " + table.isRow())
                : records;
        exact = rows <= EXACT_ROWS;
        for (int from = 0; from < table.columns().size(); from += COLUMNS_AT_ONCE) {
            List<Column> some =
                    table.columns().subList(from, Math.min(table.columns().size(), from + COLUMNS_AT_ONCE));
            measure(some);
            count(some);
            countFrequent(some);
        }
        countKeys();
        return new DataProfile(
                rows,
                records - rows,
                exact,
                table.columns().stream().map(this::profile).toList());
    }

    private @Nullable Object[] row(List<String> aggregates) throws SQLException {
        return session.row(
                "SELECT " + String.join(", ", aggregates) + " FROM " + table.as("b") + " WHERE " + table.isRow());
    }

    private void measure(List<Column> some) throws SQLException {
        List<String> asked = new ArrayList<>();
        some.forEach(column -> asked.addAll(new ProfileSql(column, exact).measures()));
        @Nullable Object[] all = row(asked);
        int width = Measure.values().length;
        for (int i = 0; i < some.size(); i++) {
            Column column = some.get(i);
            @Nullable Object[] answers = java.util.Arrays.copyOfRange(all, i * width, (i + 1) * width);
            first.put(column.index(), answers);
            if (answers[Measure.DISTINCT.ordinal()] instanceof Number count) {
                distinct.put(column.index(), new Distinct(count.longValue(), exact));
            }
        }
    }

    private void count(List<Column> some) throws SQLException {
        Questions questions = new Questions();
        for (Column column : some) {
            ProfileSql sql = new ProfileSql(column, exact);
            if (few(column, Measure.DISTINCT)) {
                questions.histogram(sql.shortText(), counts -> values.put(column.index(), counted(counts)));
            }
            if (few(column, Measure.PATTERNS)) {
                questions.histogram(
                        sql.pattern(),
                        counts -> patterns.put(
                                column.index(),
                                counted(counts).stream().limit(MOST_TOP).toList()));
            }
            Bins.between(column, answer(column, Measure.FIRST), answer(column, Measure.LAST))
                    .ifPresent(found -> {
                        bins.put(column.index(), found);
                        questions.histogram(found.number(sql.position()), counts -> {
                            Map<Integer, Long> numbers = new HashMap<>();
                            counts.forEach((bin, count) -> numbers.put(Integer.valueOf(bin), count));
                            binCounts.put(column.index(), numbers);
                        });
                    });
        }
        questions.answer();
    }

    private boolean few(Column column, Measure measure) {
        long count = number(column, measure);
        return count > 0 && count <= MOST_COUNTED;
    }

    /** Candidates from a sketch of bounded size, counted exactly afterwards. A column of keys has none. */
    private void countFrequent(List<Column> some) throws SQLException {
        List<Column> many = some.stream()
                .filter(column -> number(column, Measure.DISTINCT) > MOST_COUNTED
                        && number(column, Measure.DISTINCT) < number(column, Measure.VALUES) / 2)
                .toList();
        if (many.isEmpty()) {
            return;
        }
        @Nullable
        Object[] candidates = row(many.stream()
                .map(column -> "approx_top_k(" + new ProfileSql(column, exact).shortText() + ", " + MOST_TOP + ")")
                .toList());
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < many.size(); i++) {
            for (Object value : list(candidates[i])) {
                asked.add("count(*) FILTER (WHERE " + new ProfileSql(many.get(i), exact).shortText() + " = "
                        + Sql.text(String.valueOf(value)) + ")");
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        @Nullable Object[] counts = row(asked);
        int at = 0;
        for (int i = 0; i < many.size(); i++) {
            Map<String, Long> found = new HashMap<>();
            for (Object value : list(candidates[i])) {
                found.put(String.valueOf(value), longOf(counts[at++]));
            }
            values.put(many.get(i).index(), counted(found));
        }
    }

    private void countKeys() throws SQLException {
        if (exact) {
            return;
        }
        List<Column> candidates = table.columns().stream()
                .filter(column ->
                        Set.of(Column.Family.INTEGER, Column.Family.TEXT).contains(column.family()))
                .filter(column -> number(column, Measure.VALUES) > 0
                        && number(column, Measure.DISTINCT) > 0.5 * number(column, Measure.VALUES))
                .limit(MOST_KEYS)
                .toList();
        for (Column column : candidates) {
            long count = session.count("SELECT count(*) FROM (SELECT " + column.value() + " FROM " + table.as("b")
                    + " WHERE " + column.value() + " IS NOT NULL GROUP BY 1)");
            distinct.put(column.index(), new Distinct(count, true));
        }
    }

    private ColumnProfile profile(Column column) {
        long present = number(column, Measure.VALUES);
        List<Counted> top = values.getOrDefault(column.index(), List.of());
        Distinct different = distinct.get(column.index());
        long counted = top.stream().mapToLong(Counted::count).sum();
        boolean whole = top.size() <= MOST_TOP && counted == present;
        if (few(column, Measure.DISTINCT) && counted == present && different != null) {
            different = new Distinct(
                    column.family() == Column.Family.FLOATING ? different.count() : top.size(),
                    different.exact() || column.family() != Column.Family.FLOATING);
        }
        Bins range = bins.get(column.index());
        return new ColumnProfile(
                column.name(),
                ProfileSql.kind(column),
                written ? said(column) : "text",
                found(column, present),
                rows,
                rows - present,
                number(column, Measure.NANS),
                number(column, Measure.EMPTIES),
                different,
                text(column, Measure.LEAST),
                text(column, Measure.GREATEST),
                real(column, Measure.MEAN),
                real(column, Measure.DEVIATION),
                quantiles(column),
                lengths(column),
                top.stream().limit(MOST_TOP).toList(),
                whole,
                patterns.getOrDefault(column.index(), List.of()),
                range == null ? List.of() : range.counted(binCounts.getOrDefault(column.index(), Map.of())),
                false);
    }

    private static String said(Column column) {
        return column.family() == Column.Family.TEXT ? "text" : column.shownType();
    }

    private String found(Column column, long present) {
        if (column.family() != Column.Family.TEXT || present == 0) {
            return said(column);
        }
        return ProfileSql.READINGS.stream()
                .filter(reading -> number(column, reading) == present)
                .findFirst()
                .map(ProfileSql::name)
                .orElse("text");
    }

    private List<Quantile> quantiles(Column column) {
        List<?> found = list(answer(column, Measure.QUANTILES));
        List<Quantile> quantiles = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            quantiles.add(new Quantile(ProfileSql.SHARES.get(i), String.valueOf(found.get(i))));
        }
        return quantiles;
    }

    private @Nullable Lengths lengths(Column column) {
        Double mean = real(column, Measure.MEAN_LENGTH);
        return mean == null
                ? null
                : new Lengths(number(column, Measure.SHORTEST), mean, number(column, Measure.LONGEST));
    }

    private @Nullable Object answer(Column column, Measure measure) {
        @Nullable Object[] answers = first.get(column.index());
        return answers == null ? null : answers[measure.ordinal()];
    }

    private long number(Column column, Measure measure) {
        return longOf(answer(column, measure));
    }

    private @Nullable Double real(Column column, Measure measure) {
        return answer(column, measure) instanceof Number number ? number.doubleValue() : null;
    }

    private @Nullable String text(Column column, Measure measure) {
        Object answer = answer(column, measure);
        return answer == null ? null : answer.toString();
    }

    private static long longOf(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The most frequent first. */
    private static List<Counted> counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Counted(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::value))
                .toList();
    }

    /** Values with their counts, many questions in one pass. */
    private final class Questions {
        private final List<String> asked = new ArrayList<>();
        private final List<java.util.function.Consumer<Map<String, Long>>> takers = new ArrayList<>();

        void histogram(String value, java.util.function.Consumer<Map<String, Long>> taker) {
            String histogram = "histogram(" + value + ") FILTER (WHERE " + value + " IS NOT NULL)";
            asked.add("map_keys(" + histogram + ")");
            asked.add("map_values(" + histogram + ")");
            takers.add(taker);
        }

        void answer() throws SQLException {
            if (asked.isEmpty()) {
                return;
            }
            @Nullable Object[] answers = row(asked);
            for (int i = 0; i < takers.size(); i++) {
                List<?> keys = list(answers[2 * i]);
                List<?> counts = list(answers[2 * i + 1]);
                Map<String, Long> found = new HashMap<>();
                for (int k = 0; k < keys.size(); k++) {
                    found.put(String.valueOf(keys.get(k)), longOf(counts.get(k)));
                }
                takers.get(i).accept(found);
            }
        }
    }
}
