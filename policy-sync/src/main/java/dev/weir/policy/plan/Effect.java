package dev.weir.policy.plan;

import dev.weir.policy.access.Action;
import java.util.List;
import java.util.Locale;

/**
 * One and the same change of access, for some people and some columns.
 *
 * @param people sorted
 * @param tables sorted
 */
public record Effect(Kind kind, List<String> people, Action action, List<Columns> tables, Seen before, Seen after) {
    public Effect {
        people = List.copyOf(people);
        tables = List.copyOf(tables);
    }

    public enum Kind {
        GAINS,
        SEES_MORE,
        /** Sees something else, neither more nor less. */
        SEES_OTHERWISE,
        SEES_LESS,
        LOSES;

        static Kind of(Seen before, Seen after) {
            if (!before.allowed()) {
                return GAINS;
            }
            if (!after.allowed()) {
                return LOSES;
            }
            return before.within(after) ? SEES_MORE : after.within(before) ? SEES_LESS : SEES_OTHERWISE;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Columns of one table.
     *
     * @param table {@code database.table}
     * @param columns sorted; empty if the action is one on whole tables
     * @param of how many the table has
     */
    public record Columns(String table, List<String> columns, int of) {
        public Columns {
            columns = List.copyOf(columns);
        }

        public boolean whole() {
            return columns.isEmpty() || columns.size() == of;
        }
    }
}
