package dev.weir.quality.duckdb;

import java.util.Optional;

/**
 * The part of Java's regular expressions that RE2 reads alike when the whole text is to match: literals, {@code .},
 * {@code \d \w \s} and their opposites, plain classes, groups, {@code |}, and greedy or reluctant quantifiers.
 *
 * <p>Not in it: flags, look-around, back-references, possessive quantifiers, atomic groups, {@code \b}, {@code \Z}, Unicode
 * properties (their tables are of different years), intersections and classes in classes, and {@code ^} or {@code $} other
 * than at the ends.
 */
final class Re2 {
    /** What {@code .} does not match in Java; in RE2 that is the line feed alone. */
    private static final String ANY = "[^\\n\\r\\x{85}\\x{2028}\\x{2029}]";

    private static final String SPACE = "\\t\\n\\x0B\\f\\r ";
    /** More would be refused for the memory that they take. */
    private static final int MOST_REPEATED = 100;

    private static final int MOST_GROUPS_REPEATED = 10;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String java;
    private final StringBuilder re2 = new StringBuilder();
    private int at;

    private Re2(String java) {
        this.java = java;
    }

    /** Empty if RE2 cannot read it, or reads it differently. The pattern must be one to Java. */
    static Optional<String> of(String java) {
        Re2 reading = new Re2(java);
        try {
            reading.all();
            return Optional.of(reading.re2.toString());
        } catch (Different e) {
            return Optional.empty();
        }
    }

    private static final class Different extends RuntimeException {
        Different() {
            super(null, null, false, false);
        }
    }

    private void all() {
        if (java.startsWith("^")) {
            at++;
        }
        int end = java.length();
        if (java.endsWith("$") && !java.endsWith("\\$")) {
            end--;
        }
        boolean anchored = at > 0 || end < java.length();
        while (at < end) {
            // An anchor would belong to one side only.
            if (anchored && java.charAt(at) == '|') {
                throw new Different();
            }
            one(java.charAt(at));
        }
    }

    private void one(char c) {
        switch (c) {
            case '\\' -> escape(false);
            case '[' -> bracket();
            case '(' -> group();
            case '.' -> put(ANY);
            case '*', '+', '?' -> quantifier(String.valueOf(c));
            case '{' -> repetition();
            case '^', '$' -> throw new Different();
            default -> literal(c);
        }
    }

    private void put(String part) {
        re2.append(part);
        at++;
    }

    private void literal(char c) {
        // Half of a character beyond the first plane, which a quantifier would tear apart.
        if (Character.isSurrogate(c)) {
            if (!Character.isHighSurrogate(c) || at + 1 >= java.length()) {
                throw new Different();
            }
            re2.append(c).append(java.charAt(at + 1));
            at += 2;
            return;
        }
        if (c == '\0') {
            throw new Different();
        }
        put(c == '}' || c == ']' ? "\\" + c : String.valueOf(c));
    }

    private void group() {
        if (java.startsWith("(?:", at)) {
            at += 3;
            re2.append("(?:");
            return;
        }
        if (java.startsWith("(?", at)) {
            throw new Different();
        }
        put("(");
    }

    private void quantifier(String part) {
        // Java takes nothing, repeated; RE2 does not.
        if (re2.length() == 0 || "(|:".indexOf(re2.charAt(re2.length() - 1)) >= 0) {
            throw new Different();
        }
        put(part);
        if (at < java.length() && java.charAt(at) == '+') {
            throw new Different();
        }
        if (at < java.length() && java.charAt(at) == '?') {
            put("?");
        }
        // RE2 refuses a quantifier of a quantifier; Java takes some.
        if (at < java.length() && "*+?{".indexOf(java.charAt(at)) >= 0) {
            throw new Different();
        }
    }

    private void repetition() {
        int close = java.indexOf('}', at);
        String inside = close < 0 ? "" : java.substring(at + 1, close);
        if (!inside.matches("[0-9]{1,4}(,([0-9]{1,4})?)?")) {
            throw new Different();
        }
        for (String bound : inside.split(",")) {
            int most = re2.toString().endsWith(")") ? MOST_GROUPS_REPEATED : MOST_REPEATED;
            if (!bound.isEmpty() && Integer.parseInt(bound) > most) {
                throw new Different();
            }
        }
        at = close;
        quantifier("{" + inside + "}");
    }

    private void escape(boolean inBracket) {
        if (at + 1 >= java.length()) {
            throw new Different();
        }
        char c = java.charAt(at + 1);
        switch (c) {
            case 'd', 'w', 'D', 'W' -> re2.append('\\').append(c);
            case 's' -> re2.append(inBracket ? SPACE : "[" + SPACE + "]");
            case 'S' -> {
                if (inBracket) {
                    throw new Different();
                }
                re2.append("[^" + SPACE + "]");
            }
            case 't', 'n', 'r', 'f' -> re2.append('\\').append(c);
            default -> {
                if (PUNCTUATION.indexOf(c) < 0) {
                    throw new Different();
                }
                re2.append('\\').append(c);
            }
        }
        at += 2;
    }

    private void bracket() {
        put("[");
        if (at < java.length() && java.charAt(at) == '^') {
            put("^");
        }
        boolean first = true;
        while (at < java.length() && (first || java.charAt(at) != ']')) {
            char c = java.charAt(at);
            boolean different = c == '[' || c == ']' || java.startsWith("&&", at) || c == '^' || c == '\0';
            if (different || Character.isSurrogate(c)) {
                throw new Different();
            }
            if (c == '\\') {
                boolean ofMany = "dDwWs".indexOf(at + 1 < java.length() ? java.charAt(at + 1) : ' ') >= 0;
                escape(true);
                if (ofMany && isRange()) {
                    throw new Different();
                }
            } else {
                put(String.valueOf(c));
            }
            if (isRange()) {
                range();
            } else if (first && c == '-') {
                requireNoHyphen();
            }
            first = false;
        }
        if (at >= java.length()) {
            throw new Different();
        }
        put("]");
    }

    /** Whether a hyphen stands between two. */
    private boolean isRange() {
        return at + 1 < java.length() && java.charAt(at) == '-' && java.charAt(at + 1) != ']';
    }

    /** The rest of {@code a-z}; only plain characters can be the end of one. */
    private void range() {
        char end = java.charAt(at + 1);
        if ("\\[-^&".indexOf(end) >= 0 || Character.isSurrogate(end) || end == '\0') {
            throw new Different();
        }
        put("-");
        put(String.valueOf(end));
        requireNoHyphen();
    }

    private void requireNoHyphen() {
        if (at < java.length() && java.charAt(at) == '-') {
            throw new Different();
        }
    }
}
