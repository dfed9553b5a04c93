package dev.weir.quality.duckdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict reading of JSON (RFC 8259): no comments, no bare words, no name twice in an object. */
final class Json {
    private static final int DEEPEST = 500;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** It is not JSON; the message says why, without the place. */
    static final class NoJson extends Exception {
        NoJson(String message) {
            super(message);
        }
    }

    /** A number as it was written. */
    record Numeral(String text) {
        boolean whole() {
            return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        }
    }

    /**
     * The one value of a text: {@link Map}, {@link List}, {@link String}, {@link Numeral}, {@link Boolean} or null.
     *
     * @throws NoJson if it is something else, or more
     */
    static @Nullable Object read(String text) throws NoJson {
        Json json = new Json(text);
        Object value = json.value(0);
        json.blanks();
        if (json.at < text.length()) {
            throw new NoJson("there is more after the first value");
        }
        return value;
    }

    private @Nullable Object value(int depth) throws NoJson {
        if (depth > DEEPEST) {
            throw new NoJson("it is nested more than " + DEEPEST + " deep");
        }
        blanks();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> numeral();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws NoJson {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return fields;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw new NoJson("the name of a field is missing");
            }
            String name = string();
            if (fields.containsKey(name)) {
                throw new NoJson("the field " + name + " is there twice");
            }
            blanks();
            expect(':');
            fields.put(name, value(depth + 1));
            blanks();
            if (peek() == '}') {
                at++;
                return fields;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) throws NoJson {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return values;
        }
        while (true) {
            values.add(value(depth + 1));
            blanks();
            if (peek() == ']') {
                at++;
                return values;
            }
            expect(',');
        }
    }

    private String string() throws NoJson {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder value = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = take();
            if (c == '"') {
                return paired(value.toString());
            }
            if (c < ' ') {
                throw new NoJson("a control character is not escaped");
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private static String paired(String value) throws NoJson {
        if (value.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            throw new NoJson("an escape is half of a character");
        }
        return value;
    }

    private char escaped() throws NoJson {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NoJson("\\" + c + " is no escape");
        };
    }

    private char unicode() throws NoJson {
        int point = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw new NoJson("\\u needs four hexadecimal digits");
            }
            point = point * 16 + digit;
        }
        return (char) point;
    }

    private Numeral numeral() throws NoJson {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        Numeral numeral = new Numeral(text.substring(start, at));
        if (!numeral.whole() && Double.isInfinite(Double.parseDouble(numeral.text()))) {
            throw new NoJson(numeral.text() + " is larger than any number");
        }
        return numeral;
    }

    private void digits() throws NoJson {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new NoJson(at < text.length() ? "'" + text.charAt(at) + "' was not expected" : "it ends too early");
        }
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) throws NoJson {
        if (!text.startsWith(word, at)) {
            throw new NoJson("'" + peek() + "' was not expected");
        }
        at += word.length();
        return meaning;
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) throws NoJson {
        if (take() != c) {
            throw new NoJson("'" + c + "' is missing");
        }
    }

    private char take() throws NoJson {
        char c = peek();
        at++;
        return c;
    }

    private char peek() throws NoJson {
        if (at >= text.length()) {
            throw new NoJson("it ends too early");
        }
        return text.charAt(at);
    }
}
