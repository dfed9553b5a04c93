package dev.weir.quality.rules;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.ColumnPair;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.Rule.Reference;
import dev.weir.quality.contract.Rule.Severity;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.Aggregate;
import dev.weir.quality.meaning.CannotCompile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.model.DQAnalyzer;
import software.amazon.glue.dqdl.model.DQRule;

/** Turns a single rule as the library reads it into one of the contract. Pure. */
final class LeafReader {
    private static final Pattern REFERRED = Pattern.compile("([\\w-]+)\\.(?:\\{([^}]*)}|(.+))");

    private LeafReader() {}

    /** A rule, or a part of one, that cannot be what its author means. */
    static final class NotReadable extends RuntimeException {
        NotReadable(String reason) {
            super(reason);
        }
    }

    /** @param type as written; the library may have read a {@link StandIn} */
    static Rule rule(String id, String text, int line, String type, DQRule rule) {
        RuleKind kind = kind(type);
        List<String> parameters = List.copyOf(rule.getParameters().values());
        @Nullable Condition condition = ConditionReader.read(rule.getCondition());
        Rule.Builder builder = Rule.builder(id, text, line, kind)
                .condition(condition)
                .threshold(ConditionReader.read(rule.getThresholdCondition()))
                .where(rule.getWhereClause());
        tags(rule, kind, builder);
        return parameters(builder, kind, parameters).build();
    }

    static Rule analyzer(String id, String text, int line, String type, DQAnalyzer analyzer) {
        RuleKind kind = kind(type);
        if (kind.answerer() != RuleKind.Answerer.ENGINE && kind != RuleKind.ALL_STATISTICS) {
            throw new NotReadable(kind.dqdlName() + " measures nothing about rows, and so is no analyzer");
        }
        return parameters(
                        Rule.builder(id, text, line, kind),
                        kind,
                        List.copyOf(analyzer.getParameters().values()))
                .build();
    }

    private static RuleKind kind(String ruleType) {
        return Arrays.stream(RuleKind.values())
                .filter(kind -> kind.dqdlName().equals(ruleType))
                .findFirst()
                .orElseThrow(() -> new NotReadable(ruleType + " is no rule type; these are: " + RuleReference.names()));
    }

    private static Rule.Builder parameters(Rule.Builder builder, RuleKind kind, List<String> parameters) {
        return switch (kind) {
            case CUSTOM_SQL -> builder.sql(parameters.get(0));
            case COLUMN_NAMES_MATCH_PATTERN, FILE_FRESHNESS, FILE_MATCH, FILE_SIZE, FILE_UNIQUENESS, DETECT_ANOMALIES ->
                builder.arguments(parameters);
            case ROW_COUNT_MATCH, SCHEMA_MATCH ->
                builder.reference(new Reference(parameters.get(0), List.of(), List.of()));
            case REFERENTIAL_INTEGRITY ->
                builder.columns(split(parameters.get(0))).reference(referred(parameters.get(1)));
            case DATASET_MATCH -> datasetMatch(builder, parameters);
            case AGGREGATE_MATCH -> builder.arguments(parameters).reference(aggregated(parameters));
            default -> builder.columns(parameters);
        };
    }

    private static Rule.Builder datasetMatch(Rule.Builder builder, List<String> parameters) {
        List<ColumnPair> keys = pairs(parameters.get(1));
        List<ColumnPair> compared = parameters.size() > 2 ? pairs(parameters.get(2)) : List.of();
        return builder.columns(keys.stream().map(ColumnPair::ours).toList())
                .reference(new Reference(
                        parameters.get(0), keys.stream().map(ColumnPair::theirs).toList(), compared));
    }

    private static Reference referred(String text) {
        Matcher matcher = REFERRED.matcher(text.strip());
        if (!matcher.matches()) {
            throw new NotReadable("\"" + text + "\" should name columns of another dataset: \"reference.{id}\"");
        }
        String columns = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new Reference(matcher.group(1), split(columns), List.of());
    }

    private static @Nullable Reference aggregated(List<String> parameters) {
        try {
            for (String parameter : parameters) {
                Aggregate aggregate = Aggregate.of(parameter);
                if (aggregate.alias() != null) {
                    return new Reference(aggregate.alias(), List.of(), List.of());
                }
            }
            return null;
        } catch (CannotCompile e) {
            throw new NotReadable(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> split(String columns) {
        return Arrays.stream(columns.split(",", -1)).map(String::strip).toList();
    }

    private static List<ColumnPair> pairs(String text) {
        List<ColumnPair> pairs = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            String[] sides = pair.split("->", -1);
            pairs.add(new ColumnPair(sides[0].strip(), sides[sides.length - 1].strip()));
        }
        return pairs;
    }

    /** {@code with nulls = "fail"}, {@code with severity = "warn"}, and what single rule types know. */
    private static void tags(DQRule rule, RuleKind kind, Rule.Builder builder) {
        if (rule.getTags() == null) {
            return;
        }
        Map<String, String> options = new LinkedHashMap<>();
        rule.getTags().forEach((name, value) -> {
            if (!name.equals("threshold")) {
                options.put(name, unquoted(value));
            }
        });
        @Nullable String nulls = options.remove("nulls");
        if (nulls != null) {
            if (!kind.rowLevel() || kind == RuleKind.IS_COMPLETE || kind == RuleKind.COMPLETENESS) {
                throw new NotReadable("with nulls: " + kind.dqdlName() + " does not leave open what a null means");
            }
            builder.nulls(choice(NullPolicy.class, "nulls", nulls));
        }
        @Nullable String severity = options.remove("severity");
        if (severity != null) {
            builder.severity(choice(Severity.class, "severity", severity));
        }
        Set<String> known =
                switch (kind) {
                    case DETECT_ANOMALIES -> Set.of("strategy", "deviations");
                    case FILE_MATCH, FILE_UNIQUENESS -> Set.of("hashAlgorithm");
                    default -> Set.of();
                };
        options.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new NotReadable(
                            "with " + name + ": " + kind.dqdlName() + " has no such option; it has threshold, nulls"
                                    + ", severity" + (known.isEmpty() ? "" : ", " + String.join(", ", known)));
                });
        builder.options(options);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String option, String written) {
        try {
            return Enum.valueOf(type, written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new NotReadable("with " + option + " = \"" + written + "\": must be one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> '"' + constant.name().toLowerCase(Locale.ROOT) + '"')
                                    .toList()));
        }
    }

    private static String unquoted(String value) {
        String text = value.strip();
        return text.startsWith("=") ? unquoted(text.substring(1)) : text.replaceAll("^\"|\"$", "");
    }
}
