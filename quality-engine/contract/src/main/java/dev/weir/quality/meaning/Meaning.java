package dev.weir.quality.meaning;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as an engine measures it: what to count, and what the count must satisfy. */
public sealed interface Meaning {
    Rule rule();

    <R> R match(Cases<R> cases);

    /**
     * Whether rows can be blamed if the rule fails: only if the rows that remain without them would satisfy it. A
     * completeness that is to be below a half is broken by the batch, not by any row.
     */
    default boolean blamesRows() {
        return false;
    }

    /** A switch over all kinds, which Java 17 cannot write over types. */
    interface Cases<R> {
        R known(Known meaning);

        R undecidable(Undecidable meaning);

        R rowCount(RowCount meaning);

        R rowShare(RowShare meaning);

        R keyShare(KeyShare meaning);

        R number(Number meaning);

        R query(Query meaning);

        R comparison(Comparison meaning);

        R composite(Composite meaning);
    }

    /** The names of the columns, or somebody before, decide. */
    record Known(Rule rule, Outcome outcome, @Nullable Double metric, String message) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.known(this);
        }
    }

    /** It cannot be evaluated, which says nothing about the data. */
    record Undecidable(Rule rule, String why) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.undecidable(this);
        }
    }

    /** How many records there are, unreadable ones too; with a {@code where}, how many rows it is true for. */
    record RowCount(Rule rule, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowCount(this);
        }
    }

    /**
     * The share of rows that satisfy a predicate, of those that the rule speaks about.
     *
     * @param predicate what is asked of a row
     * @param nulls what the answer is where the value is null
     */
    record RowShare(Rule rule, Predicate predicate, NullPolicy nulls, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowShare(this);
        }

        @Override
        public boolean blamesRows() {
            return condition.holds(1.0);
        }
    }

    /** What is asked of a single row. A null value is answered by {@link RowShare#nulls}, never by the predicate. */
    sealed interface Predicate {
        List<String> columns();

        /** The value is there; the one predicate that answers for a null, with no. */
        record Complete(String column) implements Predicate {
            @Override
            public List<String> columns() {
                return List.of(column);
            }
        }

        /** The operands decide how a value is read: as a number, as text, as a point in time. */
        record Value(String column, Condition condition) implements Predicate {
            @Override
            public List<String> columns() {
                return List.of(column);
            }
        }

        /** The number of characters (code points) of the value as text. */
        record Length(String column, Condition condition) implements Predicate {
            @Override
            public List<String> columns() {
                return List.of(column);
            }
        }

        /** The value can be read as such a type. */
        record OfType(String column, ValueType type) implements Predicate {
            @Override
            public List<String> columns() {
                return List.of(column);
            }
        }

        /** The time from the value to {@code CheckRequest.at}, in seconds; negative for a value in the future. */
        record Age(String column, Condition condition) implements Predicate {
            @Override
            public List<String> columns() {
                return List.of(column);
            }
        }

        /** The values occur together in the other dataset. Null if any of them is. */
        record Refers(List<String> columns, Rule.Reference reference) implements Predicate {}

        /** Of a row-wise {@code and} or {@code or}: each part's own predicate and nulls; a row that a part does not speak about satisfies it. */
        record Joined(boolean all, List<RowShare> parts) implements Predicate {
            @Override
            public List<String> columns() {
                return parts.stream()
                        .flatMap(part -> part.predicate().columns().stream())
                        .distinct()
                        .toList();
            }
        }
    }

    /**
     * What {@code ColumnDataType} can ask for. A value that is no text is judged by its column's type: a whole number is
     * readable as any number that is wide enough, a decimal or a float as {@code Double} and {@code Float} only, a date as a
     * timestamp, everything as {@code String}.
     */
    enum ValueType {
        BOOLEAN("(?i)true|false"),
        /** The day must exist. */
        DATE("\\d{4}-\\d{2}-\\d{2}"),
        /** Without a zone it is UTC. The day and the time must exist. */
        TIMESTAMP("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?"),
        /** Of 32 bits. */
        INTEGER("[+-]?\\d+"),
        /** Of 64 bits. */
        LONG("[+-]?\\d+"),
        DOUBLE("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"),
        FLOAT("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"),
        STRING("(?s).*");

        private final String shape;

        ValueType(String shape) {
            this.shape = shape;
        }

        /**
         * How text must look to be read as such a value, everywhere that text is read as a number or a point in time. The whole
         * text must match; the expression means the same to Java and to RE2.
         */
        public String shape() {
            return shape;
        }
    }

    /**
     * The share of rows whose key occurs once, of those whose key is not wholly null.
     *
     * @param complete each row whose key is null in any part breaks the rule as well, and counts ({@code IsPrimaryKey})
     */
    record KeyShare(Rule rule, List<String> keys, boolean complete, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.keyShare(this);
        }

        @Override
        public boolean blamesRows() {
            return condition.holds(1.0);
        }
    }

    /** One number about the rows that the rule speaks about. */
    record Number(Rule rule, Statistic statistic, List<String> columns, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.number(this);
        }
    }

    /** Numbers about a column; nulls are left out, NaN makes NaN. */
    enum Statistic {
        /** Arithmetic mean; none without values. */
        MEAN,
        /** 0 without values, exact for integers and decimals. */
        SUM,
        /** Of the population: divided by n. */
        STANDARD_DEVIATION,
        /** Of the population. */
        VARIANCE,
        /** m3 / m2^1.5, of the population; none if all values are alike. */
        SKEWNESS,
        /** m4 / m2^2 - 3, of the population; none if all values are alike. */
        KURTOSIS,
        /** Greatest less least value. */
        RANGE,
        /** Third less first quartile, by linear interpolation. */
        INTERQUARTILE_RANGE,
        /** Values that equal 0. */
        ZEROS_COUNT,
        /** Shannon's, of the values' frequencies, in nats. */
        ENTROPY,
        /** Exact; null is no value. */
        DISTINCT_VALUES_COUNT,
        /** Values that occur once / different values; 1 without values. */
        UNIQUE_VALUE_RATIO,
        /** Pearson's, of the rows where both are known; none if either is constant. */
        COLUMN_CORRELATION,
        /** Rows beyond the first of each group of rows alike in {@code columns}, or in all columns if none are named. */
        DUPLICATE_ROW_COUNT
    }

    /**
     * The answer of a query over {@code primary} and the references: one number or one boolean; with a threshold, the rows
     * that it gives, as a share of the batch's.
     */
    record Query(Rule rule, String sql, boolean rowsShare, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.query(this);
        }
    }

    /** A comparison with another dataset. */
    record Comparison(Rule rule, Rule.Reference reference, MetricCondition condition) implements Meaning {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.comparison(this);
        }
    }

    /** The answers of its parts. */
    record Composite(Rule rule, boolean all, List<Meaning> parts) implements Meaning {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.composite(this);
        }
    }
}
