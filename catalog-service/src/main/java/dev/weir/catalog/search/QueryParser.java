package dev.weir.catalog.search;

import dev.weir.catalog.search.Clause.Field;
import dev.weir.catalog.search.Clause.Has;
import dev.weir.catalog.search.Clause.Not;
import dev.weir.catalog.search.Clause.Phrase;
import dev.weir.catalog.search.Clause.Updated;
import dev.weir.catalog.search.Clause.Word;
import dev.weir.platform.page.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a question, as docs/search.md has the grammar. */
public final class QueryParser {

    private static final Pattern FIELD = Pattern.compile("([A-Za-z]+):(?!//)");
    private static final Pattern AGE = Pattern.compile("([<>])(\\d{1,5})([hdwmy])");
    private static final int HOURS_OF_DAY = 24;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 365;

    private final String text;
    private int at;

    private QueryParser(String text) {
        this.text = text;
    }

    /** @throws QueryInvalid with the place */
    public static List<Clause> parse(String text) {
        return new QueryParser(text).clauses();
    }

    private List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            clause().ifPresent(clauses::add);
        }
        return clauses;
    }

    private Optional<Clause> clause() {
        if (text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
            at++;
            return positive().map(Not::new);
        }
        return positive();
    }

    private Optional<Clause> positive() {
        if (text.charAt(at) == '"') {
            return phrase().filter(words -> !words.isBlank()).map(Phrase::new);
        }
        Matcher field = FIELD.matcher(text).region(at, text.length());
        if (field.lookingAt()) {
            int start = at;
            at = field.end();
            return Optional.of(field(start, field.group(1).toLowerCase(Locale.ROOT)));
        }
        return word();
    }

    private Optional<Clause> word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '"') {
            at++;
        }
        String word = text.substring(start, at);
        boolean star = word.endsWith("*");
        boolean typing = at == text.length();
        if (word.chars().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        return Optional.of(new Word(star ? word.substring(0, word.length() - 1) : word, star || typing));
    }

    private Optional<String> phrase() {
        int open = at;
        int close = text.indexOf('"', open + 1);
        if (close < 0) {
            throw new QueryInvalid(SearchProblem.SEARCH_QUOTE_OPEN, open, "this quotation mark is not closed.");
        }
        at = close + 1;
        return Optional.of(text.substring(open + 1, close));
    }

    private Clause field(int start, String name) {
        if (name.equals("updated")) {
            return updated();
        }
        Field field = Arrays.stream(Field.values())
                .filter(known -> Words.of(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new QueryInvalid(
                        SearchProblem.SEARCH_FIELD_UNKNOWN,
                        start,
                        name + " is no field word; there are " + names() + "."));
        List<String> values = new ArrayList<>();
        do {
            if (!values.isEmpty()) {
                at++;
            }
            int from = at;
            String value = value(name);
            check(field, value, from);
            values.add(value);
        } while (at < text.length() && text.charAt(at) == ',');
        return new Has(field, List.copyOf(values));
    }

    private static String names() {
        return Arrays.stream(Field.values()).map(Words::of).collect(Collectors.joining(", ")) + ", updated";
    }

    private String value(String name) {
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            String quoted = phrase().orElse("");
            if (!quoted.isBlank()) {
                return quoted;
            }
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ',') {
            at++;
        }
        if (at == start || text.substring(start, at).isBlank()) {
            throw new QueryInvalid(SearchProblem.SEARCH_VALUE_MISSING, start, name + ": has no value.");
        }
        return text.substring(start, at);
    }

    private static void check(Field field, String value, int position) {
        if (field == Field.TYPE
                && Arrays.stream(Kind.values()).noneMatch(kind -> Words.of(kind).equals(value))) {
            String kinds = Arrays.stream(Kind.values()).map(Words::of).collect(Collectors.joining(", "));
            throw new QueryInvalid(
                    SearchProblem.SEARCH_VALUE_INVALID, position, "type is one of " + kinds + ", not " + value + ".");
        }
        if (field == Field.IS && !value.equals("certified") && !value.equals("deprecated")) {
            throw new QueryInvalid(
                    SearchProblem.SEARCH_VALUE_INVALID,
                    position,
                    "is: takes certified or deprecated, not " + value + ".");
        }
    }

    private Clause updated() {
        int start = at;
        Matcher age = AGE.matcher(value("updated"));
        if (!age.matches()) {
            throw new QueryInvalid(
                    SearchProblem.SEARCH_VALUE_INVALID,
                    start,
                    "updated: takes an age such as <7d or >3m, in h, d, w, m (30 days) or y.");
        }
        long hours = Long.parseLong(age.group(2)) * hoursOf(age.group(3).charAt(0));
        Optional<Duration> duration = Optional.of(Duration.ofHours(hours));
        return age.group(1).equals("<")
                ? new Updated(duration, Optional.empty())
                : new Updated(Optional.empty(), duration);
    }

    private static long hoursOf(char unit) {
        return switch (unit) {
            case 'h' -> 1;
            case 'w' -> HOURS_OF_DAY * DAYS_OF_WEEK;
            case 'm' -> HOURS_OF_DAY * DAYS_OF_MONTH;
            case 'y' -> HOURS_OF_DAY * DAYS_OF_YEAR;
            default -> HOURS_OF_DAY;
        };
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
