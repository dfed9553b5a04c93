package dev.weir.quality.profile;

import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Distinct;
import dev.weir.quality.profile.ColumnProfile.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rules a profile suggests. Each holds for the profiled data, leaves room for what comes next, and can be broken; none
 * rests on an estimate. Few rows prove little, so most need {@link #ENOUGH} values.
 */
public final class Suggestions {
    /** Below so many values a coincidence is likely. */
    static final int ENOUGH = 10;

    private static final int MOST_CATEGORIES = 20;
    /** How often each category occurs, on average, at least. */
    private static final int CATEGORY_REPEATS = 5;
    /** DQDL takes quoted dates, times and the like for something else than text. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./&+-]*");

    private static final Pattern UNQUOTABLE = Pattern.compile("[\"\\\\\\p{Cntrl}\\u2028\\u2029]");
    private static final BigDecimal LARGEST = new BigDecimal("1e18");
    private static final Map<String, String> READABLE_AS = Map.of(
            "bigint",
            "Long",
            "integer",
            "Long",
            "double",
            "Double",
            "decimal",
            "Double",
            "boolean",
            "Boolean",
            "date",
            "Date",
            "timestamp",
            "Timestamp");

    private final DataProfile profile;
    private final List<Suggestion> suggestions = new ArrayList<>();

    private Suggestions(DataProfile profile) {
        this.profile = profile;
    }

    /** In the order of the columns; none for data without rows. */
    public static List<Suggestion> of(DataProfile profile) {
        Suggestions made = new Suggestions(profile);
        if (profile.rows() > 0 && profile.malformed() == 0) {
            made.rowCount();
        }
        if (profile.rows() > 0) {
            profile.columns().forEach(made::column);
        }
        return List.copyOf(made.suggestions);
    }

    private void suggest(String rule, String evidence, Object... values) {
        suggestions.add(new Suggestion(rule, String.format(Locale.ROOT, evidence, values)));
    }

    private void rowCount() {
        suggest("RowCount >= " + Math.max(1, profile.rows() / 2), "%,d rows; half as many still pass", profile.rows());
    }

    private void column(ColumnProfile column) {
        if (column.name().isBlank() || UNQUOTABLE.matcher(column.name()).find() || column.values() == 0) {
            return;
        }
        String name = '"' + column.name() + '"';
        completeness(column, name);
        if (column.kind() == Kind.OTHER) {
            return;
        }
        boolean unique = unique(column, name);
        dataType(column, name);
        boolean listed = categories(column, name);
        shape(column, name);
        if (!listed) {
            length(column, name);
        }
        range(column, name, unique);
    }

    private void completeness(ColumnProfile column, String name) {
        if (column.nulls() == 0) {
            suggest("IsComplete " + name, "no null in %,d rows", column.rows());
            return;
        }
        double share = (double) column.values() / column.rows();
        // Three standard errors of a share, and a percent at least.
        double slack = Math.max(0.01, 3 * Math.sqrt(share * (1 - share) / column.rows()));
        BigDecimal least = BigDecimal.valueOf(share - slack).setScale(2, RoundingMode.FLOOR);
        if (column.rows() >= ENOUGH && least.signum() > 0) {
            suggest(
                    "Completeness " + name + " > " + least.toPlainString(),
                    "%,d of %,d rows have a value (%.1f %%)",
                    column.values(),
                    column.rows(),
                    100 * share);
        }
    }

    private static boolean isUnique(ColumnProfile column) {
        Distinct distinct = column.distinct();
        return (column.kind() == Kind.INTEGER || column.kind() == Kind.TEXT)
                && distinct != null
                && distinct.exact()
                && distinct.count() == column.values();
    }

    private boolean unique(ColumnProfile column, String name) {
        boolean unique = isUnique(column) && column.values() >= ENOUGH;
        if (unique) {
            suggest("IsUnique " + name, "%,d values, all different", column.values());
        }
        return unique;
    }

    private void dataType(ColumnProfile column, String name) {
        String type = READABLE_AS.get(column.found().startsWith("decimal") ? "decimal" : column.found());
        if (column.written().equals("text") && type != null && column.values() >= ENOUGH) {
            suggest(
                    "ColumnDataType " + name + " = \"" + type + "\"",
                    "all %,d values are of type %s",
                    column.values(),
                    column.found());
        }
    }

    private boolean categories(ColumnProfile column, String name) {
        int different = column.top().size();
        boolean listed = column.kind() == Kind.TEXT
                && column.wholeTop()
                && different <= MOST_CATEGORIES
                && column.values() >= (long) ENOUGH
                && column.values() >= (long) CATEGORY_REPEATS * different
                && column.top().stream()
                        .allMatch(one -> PLAIN.matcher(one.value()).matches());
        if (listed) {
            String values = column.top().stream()
                    .map(Counted::value)
                    .sorted()
                    .map(value -> '"' + value + '"')
                    .collect(Collectors.joining(", ", "[", "]"));
            suggest(
                    "ColumnValues " + name + " in " + values,
                    "%,d values are %s",
                    column.values(),
                    different == 1
                            ? "all the same"
                            : "one of " + different + ", each " + column.values() / different + " times on average");
        }
        return listed;
    }

    private void shape(ColumnProfile column, String name) {
        Optional<String> shape =
                switch (column.found()) {
                    case "uuid" -> column.kind() == Kind.TEXT ? Optional.of(Shapes.UUID) : Optional.empty();
                    case "email" -> Optional.of(Shapes.EMAIL);
                    default -> Optional.empty();
                };
        if (column.values() >= ENOUGH) {
            shape.ifPresent(pattern -> suggest(
                    "ColumnValues " + name + " matches \"" + pattern + "\"",
                    "all %,d values look like an %s",
                    column.values(),
                    column.found().equals("uuid") ? "UUID" : "e-mail address"));
        }
    }

    private void length(ColumnProfile column, String name) {
        ColumnProfile.Lengths lengths = column.lengths();
        if (lengths == null || column.values() < ENOUGH) {
            return;
        }
        if (lengths.least() == lengths.greatest()) {
            suggest("ColumnLength " + name + " = " + lengths.least(), "all %,d values are that long", column.values());
        } else {
            suggest(
                    "ColumnLength " + name + " <= " + lengths.greatest() * 2,
                    "the longest of %,d values has %,d characters; twice as many still pass",
                    column.values(),
                    lengths.greatest());
        }
    }

    /** Keys grow, so they get no upper bound. */
    private void range(ColumnProfile column, String name, boolean unique) {
        boolean number = column.kind() == Kind.INTEGER || column.kind() == Kind.FRACTION;
        if (!number || column.nans() > 0 || column.values() < ENOUGH) {
            return;
        }
        Optional<BigDecimal> least = bound(column.least());
        Optional<BigDecimal> greatest = bound(column.greatest());
        if (least.isEmpty() || greatest.isEmpty()) {
            return;
        }
        BigDecimal from = least.get();
        BigDecimal to = greatest.get();
        String seen = String.format(
                Locale.ROOT, "%,d values from %s to %s", column.values(), from.toPlainString(), to.toPlainString());
        if (unique && column.kind() == Kind.INTEGER) {
            if (from.signum() >= 0) {
                suggest("ColumnValues " + name + " >= 0", "%s", seen);
            }
            return;
        }
        BigDecimal slack = to.subtract(from)
                .max(to.abs().max(BigDecimal.ONE))
                .divide(BigDecimal.valueOf(2), RoundingMode.UP)
                .setScale(
                        Math.max(
                                0,
                                Math.min(
                                        2,
                                        to.subtract(from).stripTrailingZeros().scale())),
                        RoundingMode.UP)
                .max(new BigDecimal("0.01"));
        if (from.signum() >= 0) {
            suggest("ColumnValues " + name + " >= 0", "%s, none negative", seen);
            suggest("ColumnValues " + name + " <= " + to.add(slack).toPlainString(), "%s, with room above", seen);
        } else {
            suggest(
                    "ColumnValues " + name + " between "
                            + from.subtract(slack).toPlainString() + " and "
                            + to.add(slack).toPlainString(),
                    "%s, with room on both sides",
                    seen);
        }
    }

    /** Empty for what is masked, infinite, or too large to be worth a bound. */
    private static Optional<BigDecimal> bound(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.endsWith("inf")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return number.abs().compareTo(LARGEST) < 0 && number.scale() <= 20 ? Optional.of(number) : Optional.empty();
    }
}
