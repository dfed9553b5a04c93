package dev.weir.quality.duckdb;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aggregates over the batch that are answered together, in one pass. What is asked twice is computed once. */
final class Fused {
    /** A plan of ten thousand aggregates takes longer to make than to run. */
    private static final int MOST_AT_ONCE = 1000;

    private final Session session;
    private final Table table;
    private final Duration timeout;
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final Set<Join> joins = new LinkedHashSet<>();
    private final List<@Nullable Object> answers = new ArrayList<>();

    /** @param timeout zero for none */
    Fused(Session session, Table table, Duration timeout) {
        this.session = session;
        this.table = table;
        this.timeout = timeout;
    }

    /** Gives the number of the answer. */
    int ask(String aggregate) {
        Integer known = asked.putIfAbsent(aggregate, asked.size());
        return known == null ? asked.size() - 1 : known;
    }

    int size() {
        return asked.size();
    }

    void join(List<Join> needed) {
        joins.addAll(needed);
    }

    void run() throws SQLException {
        List<String> all = List.copyOf(asked.keySet());
        answers.clear();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            for (@Nullable Object answer : rows(some)) {
                answers.add(answer);
            }
        }
    }

    /** Whether these can be computed at all. */
    void tryAlone(List<Integer> numbers) throws SQLException {
        List<String> all = List.copyOf(asked.keySet());
        List<String> some = numbers.stream().map(all::get).toList();
        if (!some.isEmpty()) {
            rows(some);
        }
    }

    private @Nullable Object[] rows(List<String> aggregates) throws SQLException {
        String sql = "SELECT " + String.join(", ", aggregates) + " FROM " + table.as("b")
                + joins.stream().map(Join::sql).collect(Collectors.joining());
        return session.rows(sql, timeout).get(0);
    }

    long count(int number) {
        return answers.get(number) instanceof Number count ? count.longValue() : 0;
    }

    /** Null if there is none. */
    @Nullable
    Double number(int number) {
        return answers.get(number) instanceof Number value ? value.doubleValue() : null;
    }
}
