package dev.weir.quality.contract;

import dev.weir.quality.contract.CheckReport.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a ruleset, parsed by the service, so that every engine reads the same thing.
 *
 * @param id stable within the ruleset: {@code r1}, {@code r2}, in the order of the text; the parts of {@code r2} are
 *     {@code r2.1}, {@code r2.2}; analyzers are {@code a1}, {@code a2}
 * @param text as the author wrote it
 * @param line of its first character in the ruleset, from 1
 * @param columns the columns of the batch that it names, in order
 * @param sql of a {@code CustomSql} rule, over the view {@code primary}; else null
 * @param condition what the metric, or for rules about values each value, must satisfy; null where the kind needs none
 *     ({@code IsComplete}, {@code IsUnique}, {@code ColumnExists})
 * @param threshold the share of rows (0 to 1) that must satisfy the condition ({@code with threshold}); null means all
 * @param where an SQL predicate that limits the rule to some rows; null means all rows
 * @param arguments what else it is given, as written: the pattern of {@code ColumnNamesMatchPattern}, the two expressions
 *     of {@code AggregateMatch}, the paths of file rules, the metric of {@code DetectAnomalies}
 * @param reference the other dataset that it compares the batch with; null for none
 * @param nulls what a null value means to a rule about values
 * @param severity whether it keeps rows or the batch out
 * @param labels as written, {@code labels = ["team" = "crm"]}
 * @param options what single rule types take beyond that, {@code with strategy = "seasonal"}
 * @param rowWise of {@code and} and {@code or}: each row is asked whether it satisfies them, instead of each part whether
 *     it holds. Glue calls it {@code compositeRuleEvaluation.method = ROW}
 * @param parts of {@code and} and {@code or}, at least two; else empty
 * @param decided the answer, if it is known before an engine looks; null if the engine is to find it
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
        @Nullable String where,
        List<String> arguments,
        @Nullable Reference reference,
        NullPolicy nulls,
        Severity severity,
        Map<String, String> labels,
        Map<String, String> options,
        boolean rowWise,
        List<Rule> parts,
        @Nullable Decided decided) {

    /** What a null value means to a rule about values. */
    public enum NullPolicy {
        /** It satisfies the rule. */
        PASS,
        /** It breaks the rule. */
        FAIL,
        /** The rule does not speak about it: it counts for neither. What holds unless the rule says otherwise. */
        SKIP
    }

    /** What follows if a rule fails. */
    public enum Severity {
        BLOCK,
        /** It is told, and keeps nothing out. */
        WARN
    }

    /**
     * @param alias as written; {@link CheckRequest#references} has its objects
     * @param columns of the other dataset, in the order of {@link Rule#columns}; empty if the rule names none
     * @param compared of {@code DatasetMatch}: the columns to compare; empty for all that have the same name
     */
    public record Reference(String alias, List<String> columns, List<ColumnPair> compared) {
        public Reference {
            columns = List.copyOf(columns);
            compared = List.copyOf(compared);
        }
    }

    /** A column of the batch, and one of the other dataset. */
    public record ColumnPair(String ours, String theirs) {}

    /** @param message for people: what was found */
    public record Decided(Outcome outcome, @Nullable Double metric, String message) {}

    // Rulesets that were kept by earlier versions have less in them.
    @SuppressWarnings("ConstantValue")
    public Rule {
        columns = List.copyOf(columns);
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        nulls = nulls == null ? NullPolicy.SKIP : nulls;
        severity = severity == null ? Severity.BLOCK : severity;
        labels = labels == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        options = options == null ? Map.of() : Map.copyOf(options);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    public static Builder builder(String id, String text, int line, RuleKind kind) {
        return new Builder(id, text, line, kind);
    }

    /** A rule that says nothing beyond what most rules say. */
    public static Rule of(
            String id,
            String text,
            int line,
            RuleKind kind,
            List<String> columns,
            @Nullable String sql,
            @Nullable Condition condition,
            @Nullable Condition threshold,
            @Nullable String where) {
        Builder builder = builder(id, text, line, kind);
        builder.columns = columns;
        builder.sql = sql;
        builder.condition = condition;
        builder.threshold = threshold;
        builder.where = where;
        return builder.build();
    }

    /** Itself if it has no parts, else the rules at the ends of its branches, in order. */
    public Stream<Rule> leaves() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Rule::leaves);
    }

    /** The text, without the line breaks and indentation that its author gave it. */
    public String oneLine() {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The same, to be changed. */
    public Builder with() {
        Builder builder = builder(id, text, line, kind);
        builder.columns = columns;
        builder.sql = sql;
        builder.condition = condition;
        builder.threshold = threshold;
        builder.where = where;
        builder.arguments = arguments;
        builder.reference = reference;
        builder.nulls = nulls;
        builder.severity = severity;
        builder.labels = labels;
        builder.options = options;
        builder.rowWise = rowWise;
        builder.parts = parts;
        builder.decided = decided;
        return builder;
    }

    /** A rule in the making; what is not said is as in most rules. */
    public static final class Builder {
        private final String id;
        private final String text;
        private final int line;
        private RuleKind kind;
        private List<String> columns = List.of();
        private @Nullable String sql;
        private @Nullable Condition condition;
        private @Nullable Condition threshold;
        private @Nullable String where;
        private List<String> arguments = List.of();
        private @Nullable Reference reference;
        private NullPolicy nulls = NullPolicy.SKIP;
        private Severity severity = Severity.BLOCK;
        private Map<String, String> labels = Map.of();
        private Map<String, String> options = Map.of();
        private boolean rowWise;
        private List<Rule> parts = List.of();
        private @Nullable Decided decided;

        private Builder(String id, String text, int line, RuleKind kind) {
            this.id = id;
            this.text = text;
            this.line = line;
            this.kind = kind;
        }

        public Builder kind(RuleKind value) {
            kind = value;
            return this;
        }

        public Builder columns(List<String> value) {
            columns = value;
            return this;
        }

        public Builder sql(@Nullable String value) {
            sql = value;
            return this;
        }

        public Builder condition(@Nullable Condition value) {
            condition = value;
            return this;
        }

        public Builder threshold(@Nullable Condition value) {
            threshold = value;
            return this;
        }

        public Builder where(@Nullable String value) {
            where = value;
            return this;
        }

        public Builder arguments(List<String> value) {
            arguments = value;
            return this;
        }

        public Builder reference(@Nullable Reference value) {
            reference = value;
            return this;
        }

        public Builder nulls(NullPolicy value) {
            nulls = value;
            return this;
        }

        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        public Builder labels(Map<String, String> value) {
            labels = value;
            return this;
        }

        public Builder options(Map<String, String> value) {
            options = value;
            return this;
        }

        public Builder rowWise(boolean value) {
            rowWise = value;
            return this;
        }

        public Builder parts(List<Rule> value) {
            parts = value;
            return this;
        }

        public Builder decided(@Nullable Decided value) {
            decided = value;
            return this;
        }

        public Rule build() {
            return new Rule(
                    id, text, line, kind, columns, sql, condition, threshold, where, arguments, reference, nulls,
                    severity, labels, options, rowWise, parts, decided);
        }
    }
}
