package dev.weir.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the text of a type. Names of fields that would be mistaken for something else stand in backticks. */
final class TypeText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[^`<>,:()]+");

    private final String text;
    private int at;

    TypeText(String text) {
        this.text = text;
    }

    static String quoted(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    ColumnType type() {
        ColumnType type = next();
        if (at != text.length()) {
            throw wrong("the end");
        }
        return type;
    }

    private ColumnType next() {
        String word = word();
        return switch (word) {
            case "decimal" -> decimal();
            case "time" -> new ColumnType.Time(unit());
            case "timestamp" -> new ColumnType.Timestamp(unit());
            case "timestamptz" -> new ColumnType.Instant(unit());
            case "struct" -> struct();
            case "array" -> array();
            case "map" -> map();
            default -> ColumnType.Plain.valueOf(word.toUpperCase(Locale.ROOT));
        };
    }

    private ColumnType decimal() {
        expect('(');
        int precision = Integer.parseInt(word());
        expect(',');
        int scale = Integer.parseInt(word());
        expect(')');
        return new ColumnType.Decimal(precision, scale);
    }

    private ColumnType.Unit unit() {
        expect('(');
        ColumnType.Unit unit = ColumnType.Unit.valueOf(word().toUpperCase(Locale.ROOT));
        expect(')');
        return unit;
    }

    private ColumnType struct() {
        List<ColumnType.Field> fields = new ArrayList<>();
        expect('<');
        while (!isNext('>')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = name();
            expect(':');
            fields.add(new ColumnType.Field(name, next()));
        }
        expect('>');
        return new ColumnType.Struct(fields);
    }

    private ColumnType array() {
        expect('<');
        ColumnType element = next();
        expect('>');
        return new ColumnType.Array(element);
    }

    private ColumnType map() {
        expect('<');
        ColumnType key = next();
        expect(',');
        ColumnType value = next();
        expect('>');
        return new ColumnType.Map(key, value);
    }

    private String name() {
        if (!isNext('`')) {
            return word();
        }
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (isNext('`')) {
                name.append(text.charAt(at++));
            } else {
                return name.toString();
            }
        }
        throw wrong("a closing backtick");
    }

    private String word() {
        int from = at;
        while (at < text.length() && "`<>,:()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isNext(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void expect(char wanted) {
        if (!isNext(wanted)) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("not a type: " + text + ", " + wanted + " was expected at " + at);
    }
}
