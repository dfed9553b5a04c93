package dev.weir.quality.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a ruleset, parsed by the service, so that every engine reads the same thing.
 *
 * @param id stable within the ruleset: {@code r1}, {@code r2}, in the order of the text
 * @param text as the author wrote it
 * @param line of its first character in the ruleset, from 1
 * @param columns the columns it names, in order; empty for {@code RowCount} and {@code CustomSql}
 * @param sql of a {@code CustomSql} rule, over the view {@code primary}; else null
 * @param condition what the metric, or for {@code ColumnValues} and {@code ColumnLength} each value, must satisfy; null
 *     where the kind needs none ({@code IsComplete}, {@code IsUnique}, {@code ColumnExists})
 * @param threshold the share of rows (0 to 1) that must satisfy the condition ({@code with threshold}); null means all
 * @param where an SQL predicate that limits the rule to some rows; null means all rows
 */
public record Rule(
        String id,
        String text,
        int line,
        RuleKind kind,
        List<String> columns,
        @Nullable String sql,
        @Nullable Condition condition,
        @Nullable Condition threshold,
        @Nullable String where) {

    public Rule {
        columns = List.copyOf(columns);
    }
}
