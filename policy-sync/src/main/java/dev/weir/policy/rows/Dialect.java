package dev.weir.policy.rows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who reads the text of a row expression. */
public enum Dialect {
    /** Our own documents. */
    WEIR,
    /** Row filters of Ranger in Trino's SQL. */
    TRINO,
    /** Filters of data cells in Lake Formation: a part of PartiQL without functions. */
    LAKE_FORMATION;

    /** Lake Formation's limit, exclusive. */
    private static final int LONGEST_CELLS_FILTER = 2048;

    /** Why this dialect cannot say it, in words for people; empty if it can. */
    public Optional<String> refusal(Rows rows) {
        for (Rows.Atom atom : rows.atoms()) {
            for (Value value : atom.values()) {
                if (this != WEIR && value instanceof Value.Attribute attribute) {
                    return Optional.of(
                            "attribute('" + attribute.name() + "') is nothing that " + this + " knows of a user");
                }
                if (this == LAKE_FORMATION && value instanceof Value.CurrentUser) {
                    return Optional.of("Lake Formation's filters cannot ask who the current user is");
                }
            }
            if (this == LAKE_FORMATION && atom.column().contains(".")) {
                return Optional.of("Lake Formation filters no rows by a nested column: " + atom.column());
            }
        }
        if (this == LAKE_FORMATION) {
            if (rows instanceof Rows.None) {
                return Optional.of("Lake Formation has no filter for no rows at all");
            }
            int length = text(rows).length();
            if (length >= LONGEST_CELLS_FILTER) {
                return Optional.of("a filter in Lake Formation has less than " + LONGEST_CELLS_FILTER
                        + " characters, and this one " + length);
            }
        }
        return Optional.empty();
    }

    /** What {@link RowsParser} reads as the same expression; only to be given to a target that has no {@link #refusal}. */
    public String text(Rows rows) {
        return write(rows, false);
    }

    private String write(Rows rows, boolean inside) {
        if (rows instanceof Rows.And and) {
            return joined(and.parts(), "and", inside);
        }
        if (rows instanceof Rows.Or or) {
            return joined(or.parts(), "or", inside);
        }
        if (rows instanceof Rows.Not not) {
            return not.part() instanceof Rows.IsNull isNull
                    ? column(isNull.column()) + " " + word("is not null")
                    : word("not") + " (" + write(not.part(), false) + ")";
        }
        if (rows instanceof Rows.Atom atom) {
            return atom(atom);
        }
        return word(rows instanceof Rows.All ? "true" : "false");
    }

    private String joined(List<Rows> parts, String with, boolean inside) {
        String all = parts.stream().map(part -> write(part, true)).collect(Collectors.joining(" " + word(with) + " "));
        return inside ? "(" + all + ")" : all;
    }

    private String atom(Rows.Atom atom) {
        String column = column(atom.column());
        if (atom instanceof Rows.Compare compare) {
            return column + " " + compare.comparison().sign() + " " + value(compare.value());
        }
        if (atom instanceof Rows.In in) {
            return column + " " + word("in")
                    + in.values().stream().map(this::value).collect(Collectors.joining(", ", " (", ")"));
        }
        if (atom instanceof Rows.Like like) {
            return column + " " + word("like") + " " + value(like.pattern());
        }
        if (atom instanceof Rows.Between between) {
            return column + " " + word("between") + " " + value(between.low()) + " " + word("and") + " "
                    + value(between.high());
        }
        return column + " " + word("is null");
    }

    private String word(String word) {
        return this == LAKE_FORMATION ? word.toUpperCase(Locale.ROOT) : word;
    }

    private static String column(String name) {
        return RowsParser.needsQuotes(name) ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
    }

    private String value(Value value) {
        if (value instanceof Value.Text text) {
            return quoted(text.value());
        }
        if (value instanceof Value.Number number) {
            return number.value().toPlainString();
        }
        if (value instanceof Value.Day day) {
            return word("date") + " " + quoted(day.value().toString());
        }
        if (value instanceof Value.Moment moment) {
            String time = moment.value().toString();
            // Without seconds if they are zero; SQL wants them.
            return word("timestamp") + " " + quoted(time.replace('T', ' ') + (time.length() == 16 ? ":00" : ""));
        }
        if (value instanceof Value.Truth truth) {
            return word(String.valueOf(truth.value()));
        }
        if (value instanceof Value.Attribute attribute) {
            return "attribute(" + quoted(attribute.name()) + ")";
        }
        return word("current_user");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String toString() {
        return switch (this) {
            case WEIR -> "Weir";
            case TRINO -> "Ranger";
            case LAKE_FORMATION -> "Lake Formation";
        };
    }
}
