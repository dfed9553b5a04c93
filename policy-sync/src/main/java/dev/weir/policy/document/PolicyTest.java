package dev.weir.policy.document;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Show;
import dev.weir.policy.rows.Rows;
import java.util.Optional;

/**
 * What policies are to come to.
 *
 * @param as name of a principal
 * @param column or a table
 * @param expect how the values are seen; excluded means not at all. Of a table, or of another action than select: plain or
 *     excluded
 * @param rows those that are seen; empty if the test says nothing of them
 * @param target to ask one target only
 */
public record PolicyTest(
        String name,
        String as,
        Action action,
        ColumnName column,
        Show expect,
        Optional<Rows> rows,
        Optional<String> target,
        Place place) {}
