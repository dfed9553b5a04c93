package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.Aggregate;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.TypeFamily;
import dev.weir.quality.meaning.Verdicts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons of the batch with another dataset. */
final class Comparisons {
    private final Session session;
    private final Table table;
    private final References references;

    Comparisons(Session session, Table table, References references) {
        this.session = session;
        this.table = table;
        this.references = references;
    }

    /**
     * @param rows all records of the batch
     * @param scope the rows that the rule is about
     */
    RuleOutcome answer(Meaning.Comparison comparison, long rows, Optional<String> scope) throws SQLException {
        return switch (comparison.rule().kind()) {
            case ROW_COUNT_MATCH -> rowCounts(comparison, rows, scope);
            case SCHEMA_MATCH -> schemas(comparison);
            case AGGREGATE_MATCH -> aggregates(comparison, scope);
            case DATASET_MATCH -> datasets(comparison, scope);
            default -> throw new CannotCompile(comparison.rule().kind().dqdlName() + " compares nothing");
        };
    }

    private RuleOutcome rowCounts(Meaning.Comparison comparison, long rows, Optional<String> scope)
            throws SQLException {
        String alias = comparison.reference().alias();
        long ours = comparison.rule().where() == null
                ? rows
                : session.count("SELECT count(*) FROM " + table.as("b") + " WHERE " + scope.orElse("TRUE"));
        long theirs =
                session.count("SELECT count(*) FROM " + references.table(alias).as("r"));
        return Verdicts.ratio(
                comparison, ours, theirs, "the batch has " + ours + " rows, and " + alias + " has " + theirs);
    }

    private RuleOutcome schemas(Meaning.Comparison comparison) {
        String alias = comparison.reference().alias();
        Table other = references.table(alias);
        List<String> different = new ArrayList<>();
        for (Column ours : table.columns()) {
            boolean there = other.columns().stream().anyMatch(theirs -> alike(ours, theirs));
            if (!there) {
                different.add(ours.name());
            }
        }
        int all = Math.max(table.columns().size(), other.columns().size());
        int same = table.columns().size() - different.size();
        return Verdicts.comparison(
                comparison,
                all == 0 ? 1 : (double) same / all,
                same + " of " + all + " columns are in " + alias + " as well"
                        + (different.isEmpty() ? "" : ", and not " + String.join(", ", different)));
    }

    private static boolean alike(Column ours, Column theirs) {
        if (!ours.name().equalsIgnoreCase(theirs.name())) {
            return false;
        }
        return family(ours) == family(theirs);
    }

    private static TypeFamily family(Column column) {
        return switch (column.family()) {
            case INTEGER, DECIMAL, FLOATING -> TypeFamily.NUMBER;
            case TEXT -> TypeFamily.TEXT;
            case BOOLEAN -> TypeFamily.BOOLEAN;
            case DATE -> TypeFamily.DATE;
            case TIMESTAMP, ZONED -> TypeFamily.TIMESTAMP;
            case OTHER -> nested(column.type());
        };
    }

    private static TypeFamily nested(String type) {
        if (type.endsWith("]")) {
            return TypeFamily.LIST;
        } else if (type.startsWith("STRUCT")) {
            return TypeFamily.RECORD;
        } else if (type.startsWith("MAP")) {
            return TypeFamily.MAP;
        }
        return type.equals("BLOB") ? TypeFamily.BINARY : TypeFamily.OTHER;
    }

    private RuleOutcome aggregates(Meaning.Comparison comparison, Optional<String> scope) throws SQLException {
        List<String> texts = comparison.rule().arguments();
        Double first = aggregate(Aggregate.of(texts.get(0)), scope);
        Double second = aggregate(Aggregate.of(texts.get(1)), scope);
        if (first == null || second == null) {
            throw new CannotCompile((first == null ? texts.get(0) : texts.get(1)) + " has no values");
        }
        return Verdicts.ratio(
                comparison,
                first,
                second,
                texts.get(0) + " is " + Verdicts.text(first) + ", and " + texts.get(1) + " is "
                        + Verdicts.text(second));
    }

    private @Nullable Double aggregate(Aggregate aggregate, Optional<String> scope) throws SQLException {
        String alias = aggregate.alias();
        boolean ours = alias == null || alias.equals(Queries.PRIMARY);
        Table dataset = alias == null || ours ? table : references.table(alias);
        String rows = ours ? scope.orElse(table.isRow()) : dataset.isRow();
        Object value = session.row(
                        "SELECT " + function(aggregate, dataset) + " FROM " + dataset.as("d") + " WHERE " + rows)[0];
        return value instanceof Number number ? number.doubleValue() : null;
    }

    private static String function(Aggregate aggregate, Table dataset) {
        if (aggregate.function() == Aggregate.Function.COUNT) {
            return aggregate.column().equals("*")
                    ? "count(*)"
                    : "count(" + dataset.column(aggregate.column()).value() + ")";
        }
        Column column = dataset.column(aggregate.column());
        String number = column.family() == Column.Family.INTEGER || column.family() == Column.Family.DECIMAL
                ? column.value()
                : Values.doubleOf(column);
        return switch (aggregate.function()) {
            case SUM -> "coalesce(sum(" + number + "), 0)";
            case AVG -> "avg(" + number + ")";
            case MIN -> "min(" + number + ")";
            case MAX -> "max(" + number + ")";
            case COUNT -> throw new IllegalStateException("counted above");
        };
    }

    /** Rows whose key is in the other dataset exactly once, with the same values there, of all rows of the batch. */
    private RuleOutcome datasets(Meaning.Comparison comparison, Optional<String> scope) throws SQLException {
        Rule.Reference reference = comparison.reference();
        Table other = references.table(reference.alias());
        List<String> selected = new ArrayList<>();
        List<String> grouped = new ArrayList<>();
        List<String> on = new ArrayList<>();
        List<String> same = new ArrayList<>(List.of("r.n = 1"));
        for (int i = 0; i < reference.columns().size(); i++) {
            String[] pair = References.comparable(
                    table.column(comparison.rule().columns().get(i)),
                    other.column(reference.columns().get(i)));
            selected.add(pair[1] + " AS k" + i);
            grouped.add(pair[1]);
            on.add(pair[0] + " = r.k" + i);
        }
        List<Rule.ColumnPair> compared = compared(comparison, other);
        for (int i = 0; i < compared.size(); i++) {
            String[] pair = References.comparable(
                    table.column(compared.get(i).ours()),
                    other.column(compared.get(i).theirs()));
            selected.add("first(" + pair[1] + ") AS v" + i);
            same.add(pair[0] + " IS NOT DISTINCT FROM r.v" + i);
        }
        @Nullable
        Object[] row = session.row("SELECT count(*), count(*) FILTER (WHERE " + Sql.and(same) + ") FROM "
                + table.as("b") + " LEFT JOIN (SELECT " + String.join(", ", selected) + ", count(*) AS n FROM "
                + other.as("o") + " WHERE " + other.isRow() + " GROUP BY " + String.join(", ", grouped) + ") r ON "
                + String.join(" AND ", on) + " WHERE " + scope.orElse("TRUE"));
        long all = ((Number) java.util.Objects.requireNonNull(row[0])).longValue();
        long matched = ((Number) java.util.Objects.requireNonNull(row[1])).longValue();
        return all == 0
                ? Verdicts.vacuous(comparison.rule())
                : Verdicts.comparison(
                        comparison,
                        (double) matched / all,
                        matched + " of " + all + " rows are the same in " + reference.alias());
    }

    private List<Rule.ColumnPair> compared(Meaning.Comparison comparison, Table other) {
        if (!comparison.reference().compared().isEmpty()) {
            return comparison.reference().compared();
        }
        List<String> keys = comparison.rule().columns();
        return table.names().stream()
                .filter(name -> !keys.contains(name) && other.names().contains(name))
                .map(name -> new Rule.ColumnPair(name, name))
                .toList();
    }
}
