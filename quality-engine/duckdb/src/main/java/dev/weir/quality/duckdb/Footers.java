package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Meaning.Predicate;
import dev.weir.quality.meaning.Operands;
import dev.weir.quality.meaning.Verdicts;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules that the footers of Parquet files answer, without a look at the rows: the number of rows, and of each column how
 * many values are null; and that all values satisfy a bound, if the least and the greatest of them do.
 *
 * <p>Only if every rule of the request can be answered so, none of them blames rows (which would have to be shown), and
 * nothing is to be written. Trusted are null counts of plain columns, and least and greatest values of integers and
 * decimals: those of floating numbers do not speak of NaN, those of text may be cut.
 */
final class Footers {
    private final Session session;
    private final Table table;
    private final List<SourceFiles.Local> files;
    private final Map<String, Span> spans = new HashMap<>();
    private long rows;

    Footers(Session session, Table table, List<SourceFiles.Local> files) {
        this.session = session;
        this.table = table;
        this.files = files;
    }

    record Answers(long rows, List<RuleOutcome> outcomes) {}

    /**
     * What the chunks of a column say together.
     *
     * @param nulls -1 if a chunk does not say
     * @param least null if a chunk does not say, or not exactly
     */
    private record Span(
            long nulls,
            @Nullable BigDecimal least,
            @Nullable BigDecimal greatest) {}

    /** Empty if the rows have to be looked at. */
    Optional<Answers> answers(List<Meaning> meanings) throws SQLException {
        if (files.isEmpty() || !meanings.stream().allMatch(this::mayBeAnswered)) {
            return Optional.empty();
        }
        read();
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (Meaning meaning : meanings) {
            Optional<RuleOutcome> outcome = answer(meaning);
            if (outcome.isEmpty() || !Verdicts.blamed(meaning, outcome.get()).isEmpty()) {
                return Optional.empty();
            }
            outcomes.add(outcome.get());
        }
        return Optional.of(new Answers(rows, outcomes));
    }

    /** A cheap look, before any footer is read. */
    private boolean mayBeAnswered(Meaning meaning) {
        if (meaning instanceof Meaning.Known || meaning instanceof Meaning.Undecidable) {
            return true;
        }
        if (meaning.rule().where() != null) {
            return false;
        }
        if (meaning instanceof Meaning.Composite composite) {
            return composite.parts().stream().allMatch(this::mayBeAnswered);
        }
        return meaning instanceof Meaning.RowCount
                || meaning instanceof Meaning.RowShare share
                        && (share.predicate() instanceof Predicate.Complete || isBound(share));
    }

    private boolean isBound(Meaning.RowShare share) {
        if (!(share.predicate() instanceof Predicate.Value value)
                || value.condition().type() != OperandType.NUMBER) {
            return false;
        }
        Column.Family family = table.column(value.column()).family();
        boolean exact = family == Column.Family.INTEGER || family == Column.Family.DECIMAL;
        return exact
                && switch (value.condition().operator()) {
                    case GREATER_THAN, GREATER_THAN_OR_EQUAL, LESS_THAN, LESS_THAN_OR_EQUAL, BETWEEN -> true;
                    case EQUALS, NOT_EQUALS, NOT_BETWEEN, IN, NOT_IN, MATCHES, NOT_MATCHES -> false;
                };
    }

    private Optional<RuleOutcome> answer(Meaning meaning) {
        if (meaning instanceof Meaning.Known known) {
            return Optional.of(Verdicts.known(known));
        }
        if (meaning instanceof Meaning.Undecidable undecidable) {
            return Optional.of(Verdicts.undecided(undecidable.rule(), undecidable.why()));
        }
        if (meaning instanceof Meaning.RowCount count) {
            return Optional.of(Verdicts.count(count, rows));
        }
        if (meaning instanceof Meaning.Composite composite) {
            List<RuleOutcome> parts = new ArrayList<>();
            for (Meaning part : composite.parts()) {
                Optional<RuleOutcome> outcome = answer(part);
                if (outcome.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(outcome.get());
            }
            return Optional.of(Verdicts.composite(composite, parts));
        }
        return meaning instanceof Meaning.RowShare share ? share(share) : Optional.empty();
    }

    private Optional<RuleOutcome> share(Meaning.RowShare share) {
        Span span = spans.get(share.predicate().columns().get(0));
        if (span == null || span.nulls() < 0) {
            return Optional.empty();
        }
        long known = rows - span.nulls();
        if (share.predicate() instanceof Predicate.Value value) {
            if (known > 0 && !allWithin(span, value.condition())) {
                return Optional.empty();
            }
            long satisfying = share.nulls() == NullPolicy.PASS ? rows : known;
            long spoken = share.nulls() == NullPolicy.SKIP ? known : rows;
            return Optional.of(Verdicts.share(share, share.condition(), satisfying, spoken));
        }
        return Optional.of(Verdicts.share(share, share.condition(), known, rows));
    }

    private static boolean allWithin(Span span, Condition condition) {
        BigDecimal least = span.least();
        BigDecimal greatest = span.greatest();
        if (least == null || greatest == null) {
            return false;
        }
        List<BigDecimal> operands;
        try {
            operands = Operands.decimals(condition);
        } catch (CannotCompile e) {
            return false;
        }
        BigDecimal first = operands.get(0);
        return switch (condition.operator()) {
            case GREATER_THAN -> least.compareTo(first) > 0;
            case GREATER_THAN_OR_EQUAL -> least.compareTo(first) >= 0;
            case LESS_THAN -> greatest.compareTo(first) < 0;
            case LESS_THAN_OR_EQUAL -> greatest.compareTo(first) <= 0;
            case BETWEEN -> least.compareTo(first) > 0 && greatest.compareTo(operands.get(1)) < 0;
            case EQUALS, NOT_EQUALS, NOT_BETWEEN, IN, NOT_IN, MATCHES, NOT_MATCHES -> false;
        };
    }

    private void read() throws SQLException {
        String paths = Sql.paths(files.stream().map(SourceFiles.Local::path).toList());
        rows = session.count("SELECT sum(num_rows) FROM parquet_file_metadata(" + paths + ")");
        for (@Nullable
        Object[] line : session.rows("SELECT path_in_schema, count(*),"
                + " sum(stats_null_count), count(*) = count(stats_null_count),"
                + " count(*) = count(stats_min_value) FILTER (WHERE min_is_exact IS NOT FALSE),"
                + " count(*) = count(stats_max_value) FILTER (WHERE max_is_exact IS NOT FALSE),"
                + " list(stats_min_value), list(stats_max_value), sum(row_group_num_rows)"
                + " FROM parquet_metadata(" + paths + ") GROUP BY path_in_schema")) {
            String column = String.valueOf(line[0]);
            boolean everywhere = line[8] instanceof Number counted && counted.longValue() == rows;
            boolean nulls = everywhere && Boolean.TRUE.equals(line[3]);
            boolean bounds = everywhere && Boolean.TRUE.equals(line[4]) && Boolean.TRUE.equals(line[5]);
            spans.put(
                    column,
                    new Span(
                            nulls && line[2] instanceof Number count ? count.longValue() : -1,
                            bounds ? extreme(line[6], false) : null,
                            bounds ? extreme(line[7], true) : null));
        }
    }

    private static @Nullable BigDecimal extreme(@Nullable Object values, boolean greatest) {
        BigDecimal extreme = null;
        for (Object value : values instanceof List<?> list ? list : List.of()) {
            BigDecimal number;
            try {
                number = new BigDecimal(String.valueOf(value));
            } catch (NumberFormatException e) {
                return null;
            }
            if (extreme == null || (number.compareTo(extreme) > 0) == greatest) {
                extreme = number;
            }
        }
        return extreme;
    }
}
