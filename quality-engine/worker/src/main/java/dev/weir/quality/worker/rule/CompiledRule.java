package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.when;

import dev.weir.quality.contract.Rule;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** A rule, made ready for one batch. Columns go by position, see {@link dev.weir.quality.worker.batch.Batch}. */
public sealed interface CompiledRule {
    Rule rule();

    <R> R match(Cases<R> cases);

    /**
     * Whether rows can be blamed if the rule fails: only if the rows that remain without them would satisfy it. A
     * completeness that is to be below a half is broken by the batch, not by any row.
     */
    default boolean blamesRows() {
        return false;
    }

    /**
     * What is to be answered for each row: true, false, or null where the rule does not speak about the row. Empty if
     * rows have no part in it.
     *
     * @param inScope whether the row is a row, and within the rule's {@code where}; never null
     */
    default Optional<Column> flag(Column inScope) {
        return Optional.empty();
    }

    /** A switch over all kinds, which Java 17 cannot write over types. */
    interface Cases<R> {
        R decided(Decided rule);

        R undecidable(Undecidable rule);

        R rowCount(RowCount rule);

        R query(Query rule);

        R rowShare(RowShare rule);

        R keyShare(KeyShare rule);
    }

    /** The schema alone decides. */
    record Decided(Rule rule, boolean holds, String message) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.decided(this);
        }
    }

    /** It cannot be evaluated, which says nothing about the data. */
    record Undecidable(Rule rule, String why) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.undecidable(this);
        }
    }

    /** The number of rows. */
    record RowCount(Rule rule, MetricCondition condition) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowCount(this);
        }

        /** Only with a {@code where}: else all records count, those that are no rows too. */
        @Override
        public Optional<Column> flag(Column inScope) {
            return rule.where() == null ? Optional.empty() : Optional.of(inScope);
        }
    }

    /** The answer of a query. */
    record Query(Rule rule, String sql, MetricCondition condition) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.query(this);
        }
    }

    /**
     * The share of rows that satisfy a predicate, of those that the rule speaks about.
     *
     * @param holds true, false, or null for a row that the rule does not speak about; {@code where} is not in it
     * @param found what a row that breaks it has, for people, such as {@code amount is -12.5}
     */
    record RowShare(Rule rule, Column holds, Column found, MetricCondition condition) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowShare(this);
        }

        @Override
        public boolean blamesRows() {
            return condition.holds(1.0);
        }

        @Override
        public Optional<Column> flag(Column inScope) {
            return Optional.of(when(inScope, holds));
        }
    }

    /**
     * The share of rows whose key occurs once, of those whose key is not wholly null.
     *
     * @param keys the positions of the key's columns
     */
    record KeyShare(Rule rule, List<String> keys, MetricCondition condition) implements CompiledRule {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.keyShare(this);
        }

        @Override
        public boolean blamesRows() {
            return condition.holds(1.0);
        }

        /** True for the rows among which the keys are compared. */
        @Override
        public Optional<Column> flag(Column inScope) {
            return Optional.of(inScope);
        }
    }
}
