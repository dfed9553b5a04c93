package dev.weir.policy.rows;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads row expressions, in Weir's words and in the dialects that {@link Dialect} writes, which are the same but for spelling.
 *
 * <pre>
 * rows    = and { "or" and }
 * and     = not { "and" not }
 * not     = "not" not | "(" rows ")" | "true" | "false" | about
 * about   = column ( sign value | ["not"] "in" "(" value { "," value } ")" | ["not"] "like" text
 *                  | ["not"] "between" value "and" value | "is" ["not"] "null" )
 * value   = 'text' | number | "date" 'yyyy-mm-dd' | "timestamp" 'yyyy-mm-dd hh:mm:ss' | "true" | "false"
 *         | "current_user" | "attribute" "(" 'name' ")"
 * </pre>
 */
public final class RowsParser {

    private static final int DEEPEST = 50;
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "like",
            "between",
            "is",
            "null",
            "true",
            "false",
            "date",
            "timestamp",
            "current_user",
            "attribute");

    /** Of SQL, which are no names there. */
    private static final Set<String> RESERVED = Set.of(
            "alter",
            "as",
            "by",
            "case",
            "cast",
            "constraint",
            "create",
            "cross",
            "cube",
            "delete",
            "describe",
            "distinct",
            "drop",
            "else",
            "end",
            "escape",
            "except",
            "execute",
            "exists",
            "extract",
            "for",
            "from",
            "full",
            "group",
            "grouping",
            "having",
            "inner",
            "insert",
            "intersect",
            "into",
            "join",
            "left",
            "listagg",
            "localtime",
            "natural",
            "normalize",
            "on",
            "order",
            "outer",
            "prepare",
            "recursive",
            "right",
            "rollup",
            "select",
            "skip",
            "table",
            "then",
            "trim",
            "uescape",
            "union",
            "unnest",
            "using",
            "values",
            "when",
            "where",
            "with");

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private RowsParser(String text) {
        this.text = text;
        this.tokens = new Tokens(text).all();
    }

    /** @throws RowsInvalid with the place of the first mistake */
    public static Rows parse(String text) {
        RowsParser parser = new RowsParser(text);
        Rows rows = parser.or();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("and, or, or the end");
        }
        return rows;
    }

    /** Whether a name must be in double quotes to stand for a column. */
    static boolean needsQuotes(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower)
                || RESERVED.contains(lower)
                || !column.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    }

    private Rows or() {
        if (++depth > DEEPEST) {
            throw new RowsInvalid(peek().offset(), "nested more than " + DEEPEST + " deep");
        }
        List<Rows> parts = new ArrayList<>(List.of(and()));
        while (accept("or")) {
            parts.add(and());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : Rows.or(parts);
    }

    private Rows and() {
        List<Rows> parts = new ArrayList<>(List.of(not()));
        while (accept("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : Rows.and(parts);
    }

    private Rows not() {
        if (accept("not")) {
            if (++depth > DEEPEST) {
                throw new RowsInvalid(peek().offset(), "nested more than " + DEEPEST + " deep");
            }
            Rows negated = new Rows.Not(not());
            depth--;
            return negated;
        }
        if (accept("(")) {
            Rows inner = or();
            expect(")");
            return inner;
        }
        if (peek().is("true") && !next(1).startsAbout()) {
            at++;
            return Rows.ALL;
        }
        if (peek().is("false") && !next(1).startsAbout()) {
            at++;
            return Rows.NONE;
        }
        return about();
    }

    private Rows about() {
        String column = column();
        for (Comparison comparison : Comparison.values()) {
            if (accept(comparison.sign()) || (comparison == Comparison.UNEQUAL && accept("!="))) {
                return new Rows.Compare(column, comparison, value());
            }
        }
        if (accept("is")) {
            boolean negated = accept("not");
            expect("null");
            return negated(negated, new Rows.IsNull(column));
        }
        boolean negated = accept("not");
        if (accept("in")) {
            expect("(");
            List<Value> values = new ArrayList<>(List.of(value()));
            while (accept(",")) {
                values.add(value());
            }
            expect(")");
            return negated(negated, new Rows.In(column, values));
        }
        if (accept("like")) {
            Token pattern = take(Token.Kind.TEXT, "a pattern in single quotes, such as 'DE%'");
            return negated(negated, new Rows.Like(column, new Value.Text(pattern.text())));
        }
        if (accept("between")) {
            Value low = value();
            expect("and");
            return negated(negated, new Rows.Between(column, low, value()));
        }
        throw unexpected("a comparison: one of = <> < <= > >= in like between is");
    }

    private static Rows negated(boolean negated, Rows rows) {
        return negated ? new Rows.Not(rows) : rows;
    }

    private String column() {
        Token token = peek();
        if (token.kind() == Token.Kind.QUOTED) {
            at++;
            return token.text();
        }
        if (token.kind() == Token.Kind.TEXT) {
            throw new RowsInvalid(
                    token.offset(),
                    "a column comes first: write country = 'DE', and a column's name without single quotes");
        }
        boolean columnToo = token.lower().equals("date") || token.lower().equals("timestamp");
        if (token.kind() != Token.Kind.WORD || (WORDS.contains(token.lower()) && !columnToo)) {
            throw unexpected("a column");
        }
        at++;
        if (accept("(")) {
            throw new RowsInvalid(token.offset(), "no functions: " + token.text() + "(...) is none of this language");
        }
        return token.text();
    }

    private Value value() {
        Token token = peek();
        if (token.kind() == Token.Kind.TEXT) {
            at++;
            return new Value.Text(token.text());
        }
        if (token.kind() == Token.Kind.NUMBER) {
            at++;
            return new Value.Number(new BigDecimal(token.text()));
        }
        if (accept("true")) {
            return new Value.Truth(true);
        }
        if (accept("false")) {
            return new Value.Truth(false);
        }
        if (accept("current_user")) {
            return new Value.CurrentUser();
        }
        if (accept("attribute")) {
            expect("(");
            Token name = take(Token.Kind.TEXT, "the attribute's name in single quotes");
            expect(")");
            return new Value.Attribute(name.text());
        }
        if (accept("date")) {
            Token day = take(Token.Kind.TEXT, "a day: date '2026-01-31'");
            try {
                return new Value.Day(LocalDate.parse(day.text()));
            } catch (DateTimeException e) {
                throw new RowsInvalid(day.offset(), "'" + day.text() + "' is no day; write date '2026-01-31'");
            }
        }
        if (accept("timestamp")) {
            Token moment = take(Token.Kind.TEXT, "a time: timestamp '2026-01-31 12:00:00'");
            try {
                return new Value.Moment(LocalDateTime.parse(moment.text().replace(' ', 'T')));
            } catch (DateTimeException e) {
                throw new RowsInvalid(
                        moment.offset(),
                        "'" + moment.text() + "' is no time; write timestamp '2026-01-31 12:00:00', in UTC");
            }
        }
        if (accept("null")) {
            throw new RowsInvalid(token.offset(), "nothing equals null: write is null, or is not null");
        }
        if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED) {
            throw new RowsInvalid(
                    token.offset(),
                    "a column is compared with a value, and not with " + token.text()
                            + "; text stands in single quotes: '" + token.text() + "'");
        }
        throw unexpected("a value");
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next(int further) {
        return tokens.get(Math.min(at + further, tokens.size() - 1));
    }

    private boolean accept(String word) {
        if (peek().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected(word);
        }
    }

    private Token take(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw unexpected(what);
        }
        return tokens.get(at++);
    }

    private RowsInvalid unexpected(String wanted) {
        Token token = peek();
        String found = token.kind() == Token.Kind.END ? "the end" : text.substring(token.offset(), token.end());
        return new RowsInvalid(token.offset(), "expected " + wanted + ", found " + found);
    }
}
