package dev.weir.policy.rows;

import dev.weir.policy.rows.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts a row expression into pieces. */
final class Tokens {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Tokens(String text) {
        this.text = text;
    }

    /** @throws RowsInvalid at a character that is none of the language */
    List<Token> all() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '\'') {
                quoted('\'', Kind.TEXT);
            } else if (next == '"') {
                quoted('"', Kind.QUOTED);
            } else if (isDigit(next) || (next == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number();
            } else if (Character.isLetter(next) || next == '_') {
                run(Kind.WORD, c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
            } else {
                sign(next);
            }
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length()));
        return tokens;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void number() {
        int start = at++;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?[0-9]{1,38}(\\.[0-9]{1,38})?")) {
            throw new RowsInvalid(start, digits + " is no number");
        }
        tokens.add(new Token(Kind.NUMBER, digits, start, at));
    }

    private void run(Kind kind, IntPredicate more) {
        int start = at;
        while (at < text.length() && more.test(text.charAt(at))) {
            at++;
        }
        tokens.add(new Token(kind, text.substring(start, at), start, at));
    }

    private void quoted(char quote, Kind kind) {
        int start = at++;
        StringBuilder inside = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                throw new RowsInvalid(start, "the quote that starts here has no end");
            }
            char next = text.charAt(at++);
            if (next != quote) {
                inside.append(next);
            } else if (at < text.length() && text.charAt(at) == quote) {
                inside.append(quote);
                at++;
            } else {
                break;
            }
        }
        tokens.add(new Token(kind, inside.toString(), start, at));
    }

    private void sign(char first) {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        boolean pair = two.equals("<=") || two.equals(">=") || two.equals("<>") || two.equals("!=");
        if (!pair && "=<>(),".indexOf(first) < 0) {
            throw new RowsInvalid(at, "'" + first + "' is no part of a row expression");
        }
        String sign = pair ? two : String.valueOf(first);
        tokens.add(new Token(Kind.SIGN, sign, at, at + sign.length()));
        at += sign.length();
    }
}
