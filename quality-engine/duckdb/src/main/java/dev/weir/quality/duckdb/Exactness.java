package dev.weir.quality.duckdb;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules DuckDB answers exactly as the reference engine, Deequ on Spark, does: with the same outcome and the same rows,
 * and metrics that differ in the last digits of floating numbers at most.
 *
 * <p>Exact are all kinds of rules over whole numbers, decimals, text, dates, timestamps and booleans, patterns as well: what
 * RE2 would read differently is answered by Java's own matcher. Not exact are
 *
 * <ul>
 *   <li>floating numbers from Parquet or JSON as text ({@code matches}, quoted operands, lengths): each engine writes them
 *       in its own way;
 *   <li>values of nested, binary and unusual types, other than for {@code IsComplete} and {@code Completeness};
 *   <li>keys compared with those of another dataset that are of another type there;
 *   <li>SQL beyond what both dialects read alike. Of a {@code where} that is: columns without quotes, compared by
 *       {@code =, <>, !=, <, <=, >, >=}, {@code in} and {@code between} with numbers (numeric columns), with text in single
 *       quotes and without backslashes (text columns), or with a day in quotes (dates); {@code is null}, {@code is not
 *       null}, {@code not}, {@code and}, {@code or}. Of {@code CustomSql}: {@code count(*)} or {@code count},
 *       {@code min}, {@code max}, {@code sum}, {@code avg} of one numeric column from {@code primary}, or rows of it, with
 *       such a {@code where}.
 * </ul>
 */
public final class Exactness {
    private static final Set<String> COMPARED = Set.of(
            "COMPARE_EQUAL",
            "COMPARE_NOTEQUAL",
            "COMPARE_LESSTHAN",
            "COMPARE_GREATERTHAN",
            "COMPARE_LESSTHANOREQUALTO",
            "COMPARE_GREATERTHANOREQUALTO");
    private static final Set<String> AGGREGATES = Set.of("count", "min", "max", "sum", "avg");
    private static final Set<String> UNUSUAL = Set.of(
            "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

    private final Session session;
    private final Table table;
    private final References references;
    private final boolean textFile;
    private final Map<String, Column> columns = new HashMap<>();

    /** @param textFile whether the text of a value is what was written in the file */
    Exactness(Session session, Table table, References references, boolean textFile) {
        this.session = session;
        this.table = table;
        this.references = references;
        this.textFile = textFile;
        table.columns().forEach(column -> columns.put(column.name().toLowerCase(Locale.ROOT), column));
    }

    /**
     * A rule that DuckDB does not answer as the reference engine would.
     *
     * @param why for people
     */
    public record Inexact(String ruleId, String why) {}

    /** Empty if DuckDB may be trusted with all of them. */
    List<Inexact> of(List<Rule> rules) {
        List<Inexact> inexact = new ArrayList<>();
        for (Rule rule : rules) {
            rule.leaves().filter(leaf -> leaf.decided() == null).forEach(leaf -> why(leaf)
                    .ifPresent(why -> inexact.add(new Inexact(rule.id(), why))));
        }
        return inexact;
    }

    private Optional<String> why(Rule rule) {
        if (rule.where() != null && !isCommon(rule.where())) {
            return Optional.of("where: the two dialects of SQL may read " + rule.where() + " differently");
        }
        if (rule.kind() == RuleKind.CUSTOM_SQL) {
            return rule.sql() == null || isCommonQuery(rule.sql(), rule.condition() == null)
                    ? Optional.empty()
                    : Optional.of("the two dialects of SQL may read the query differently");
        }
        if (rule.kind() == RuleKind.IS_COMPLETE || rule.kind() == RuleKind.COMPLETENESS) {
            return Optional.empty();
        }
        for (String name : rule.columns()) {
            Column column = columns.get(name.toLowerCase(Locale.ROOT));
            if (column != null && (column.family() == Column.Family.OTHER || UNUSUAL.contains(column.type()))) {
                return Optional.of("values of type " + column.shownType() + " are read differently");
            }
            if (column != null && isText(rule) && !hasExactText(column)) {
                return Optional.of("numbers of type " + column.shownType() + " are written as text differently");
            }
        }
        return reference(rule);
    }

    private static boolean isText(Rule rule) {
        Condition condition = rule.condition();
        boolean text = condition != null
                && (condition.type() == OperandType.STRING
                        || condition.type() == OperandType.EMPTY
                        || condition.type() == OperandType.WHITESPACES_ONLY);
        return rule.kind() == RuleKind.COLUMN_LENGTH || rule.kind() == RuleKind.COLUMN_VALUES && text;
    }

    private boolean hasExactText(Column column) {
        return textFile
                || column.family() != Column.Family.FLOATING
                        && !(column.family() == Column.Family.DECIMAL && column.scale() > 6);
    }

    /** Keys are compared as what they are only if they are of one type. */
    private Optional<String> reference(Rule rule) {
        Rule.Reference reference = rule.reference();
        if (reference == null || reference.columns().size() != rule.columns().size()) {
            return Optional.empty();
        }
        try {
            Table other = references.table(reference.alias());
            List<String[]> pairs = new ArrayList<>();
            for (int i = 0; i < rule.columns().size(); i++) {
                pairs.add(
                        new String[] {rule.columns().get(i), reference.columns().get(i)});
            }
            reference.compared().forEach(pair -> pairs.add(new String[] {pair.ours(), pair.theirs()}));
            for (String[] pair : pairs) {
                Column ours = table.column(pair[0]);
                Column theirs = other.column(pair[1]);
                boolean alike = ours.type().equals(theirs.type())
                        || ours.family() == Column.Family.INTEGER && theirs.family() == Column.Family.INTEGER;
                if (!alike) {
                    return Optional.of(pair[0] + " is of type " + ours.shownType() + ", and " + reference.alias() + "."
                            + pair[1] + " of " + theirs.shownType());
                }
            }
            return Optional.empty();
        } catch (CannotCompile e) {
            return Optional.empty(); // no engine can answer it
        }
    }

    private boolean isCommon(String where) {
        try {
            return isPlain(where)
                    && Dialect.isBalanced(where)
                    && statement(UserSql.tree(session, Dialect.toDuckDb(where)))
                            .map(select -> isPredicate(select.get("where_clause")))
                            .orElse(false);
        } catch (CannotCompile e) {
            return false;
        }
    }

    /** Quotes of names, escapes and comments differ. */
    private static boolean isPlain(String sql) {
        return sql.indexOf('"') < 0
                && sql.indexOf('\\') < 0
                && !sql.contains("--")
                && !sql.contains("/*")
                && sql.indexOf('$') < 0;
    }

    private boolean isCommonQuery(String sql, boolean rows) {
        try {
            return isPlain(sql)
                    && statement(UserSql.queryTree(session, Dialect.toDuckDb(sql)))
                            .map(select -> isCommonSelect(select, rows))
                            .orElse(false);
        } catch (CannotCompile e) {
            return false;
        }
    }

    private static Optional<Map<?, ?>> statement(Map<?, ?> tree) {
        return tree.get("statements") instanceof List<?> statements
                        && statements.get(0) instanceof Map<?, ?> first
                        && first.get("node") instanceof Map<?, ?> node
                        && "SELECT_NODE".equals(node.get("type"))
                ? Optional.of(node)
                : Optional.empty();
    }

    private boolean isCommonSelect(Map<?, ?> select, boolean rows) {
        boolean simple = isNone(select.get("modifiers"))
                && isNone(select.get("group_expressions"))
                && select.get("having") == null
                && select.get("qualify") == null
                && select.get("sample") == null;
        boolean primary = select.get("from_table") instanceof Map<?, ?> from
                && "BASE_TABLE".equals(from.get("type"))
                && Queries.PRIMARY.equals(from.get("table_name"))
                && from.get("sample") == null;
        boolean where = select.get("where_clause") == null || isPredicate(select.get("where_clause"));
        boolean selected = select.get("select_list") instanceof List<?> list
                && (rows ? list.stream().allMatch(this::isRow) : list.size() == 1 && isAggregate(list.get(0)));
        return simple && primary && where && selected;
    }

    private static boolean isNone(@Nullable Object list) {
        return list == null || list instanceof List<?> values && values.isEmpty();
    }

    private boolean isRow(Object selected) {
        return selected instanceof Map<?, ?> node
                && ("STAR".equals(node.get("class")) && isNone(node.get("exclude_list"))
                        || column(node).isPresent());
    }

    private boolean isAggregate(@Nullable Object selected) {
        if (!(selected instanceof Map<?, ?> node) || !"FUNCTION".equals(node.get("class"))) {
            return false;
        }
        String function = String.valueOf(node.get("function_name"));
        if (node.get("filter") != null || Boolean.TRUE.equals(node.get("distinct"))) {
            return false;
        }
        if (function.equals("count_star")) {
            return true;
        }
        return AGGREGATES.contains(function)
                && node.get("arguments") instanceof List<?> arguments
                && arguments.size() == 1
                && arguments.get(0) instanceof Map<?, ?> argument
                && argument.get("expression") instanceof Map<?, ?> inner
                && column(inner)
                        .filter(column ->
                                column.family() == Column.Family.INTEGER || column.family() == Column.Family.FLOATING)
                        .isPresent();
    }

    private boolean isPredicate(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> node)) {
            return false;
        }
        String type = String.valueOf(node.get("type"));
        List<?> children = node.get("children") instanceof List<?> list ? list : List.of();
        return switch (String.valueOf(node.get("class"))) {
            case "CONJUNCTION" -> children.stream().allMatch(this::isPredicate);
            case "COMPARISON" -> COMPARED.contains(type) && comparable(node.get("left"), node.get("right"));
            case "BETWEEN" ->
                comparable(node.get("input"), node.get("lower")) && comparable(node.get("input"), node.get("upper"));
            case "OPERATOR" ->
                switch (type) {
                    case "OPERATOR_NOT" -> children.stream().allMatch(this::isPredicate);
                    case "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL" ->
                        children.stream()
                                .allMatch(child -> child instanceof Map<?, ?> map
                                        && column(map).isPresent());
                    case "COMPARE_IN", "COMPARE_NOT_IN" ->
                        children.size() > 1
                                && children.stream().skip(1).allMatch(child -> comparable(children.get(0), child));
                    default -> false;
                };
            default -> false;
        };
    }

    private Optional<Column> column(Map<?, ?> node) {
        return "COLUMN_REF".equals(node.get("class"))
                        && node.get("column_names") instanceof List<?> names
                        && names.size() == 1
                ? Optional.ofNullable(columns.get(String.valueOf(names.get(0)).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private boolean comparable(@Nullable Object one, @Nullable Object other) {
        if (!(one instanceof Map<?, ?> left) || !(other instanceof Map<?, ?> right)) {
            return false;
        }
        Optional<Column> column = column(left);
        if (column.isEmpty()) {
            return column(right).isPresent() && comparable(right, left);
        }
        return column(right)
                .map(same -> same.type().equals(column.get().type()))
                .orElseGet(() -> fits(column.get(), right));
    }

    private static boolean fits(Column column, Map<?, ?> constant) {
        if (!(constant.get("literal") instanceof Map<?, ?> literal)) {
            return false;
        }
        String kind = String.valueOf(literal.get("kind"));
        String text = String.valueOf(literal.get("text"));
        return switch (column.family()) {
            case INTEGER, DECIMAL ->
                (kind.equals("INTEGER") || kind.equals("NUMERIC"))
                        && text.length() <= 18
                        && text.matches("-?[0-9]+(\\.[0-9]+)?");
            case FLOATING ->
                column.type().equals("DOUBLE")
                        && text.length() <= 15
                        && text.matches("-?[0-9]+(\\.[0-9]+)?")
                        && !kind.equals("STRING");
            case TEXT -> kind.equals("STRING");
            case DATE -> kind.equals("STRING") && text.matches(ValueType.DATE.shape());
            case BOOLEAN, TIMESTAMP, ZONED, OTHER -> false;
        };
    }
}
