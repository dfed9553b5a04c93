package dev.weir.catalog.crawl;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folders between a table and its files whose names are values.
 *
 * @param folders how many there are
 * @param values outermost first
 */
record PartitionPath(int folders, List<Value> values) {

    static final PartitionPath NONE = new PartitionPath(0, List.of());

    static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern TWO_DIGITS = Pattern.compile("\\d\\d");

    /**
     * One value.
     *
     * @param column {@code date} or {@code hour} for a dated folder
     * @param value null for Hive's name for null
     */
    record Value(String column, @Nullable String value, boolean dated) {}

    /** The longest run of such folders that ends with the last of {@code folders}. */
    static PartitionPath endOf(List<String> folders) {
        List<Value> values = new ArrayList<>();
        int end = folders.size();
        boolean dated = false;
        while (end > 0) {
            Optional<Value> hive = hive(folders.get(end - 1));
            if (hive.isPresent()) {
                values.add(hive.get());
                end--;
                continue;
            }
            int taken = dated ? 0 : dated(folders, end, values);
            if (taken == 0) {
                break;
            }
            dated = true;
            end -= taken;
        }
        if (values.isEmpty()) {
            return NONE;
        }
        Collections.reverse(values);
        return new PartitionPath(folders.size() - end, List.copyOf(values));
    }

    /** A folder whose column somebody named; {@code day=2026-10-27} has the value {@code 2026-10-27}, too. */
    static Value named(String column, String folder) {
        return hive(folder)
                .map(value -> new Value(column, value.value(), false))
                .orElseGet(() -> new Value(column, folder, false));
    }

    private static Optional<Value> hive(String folder) {
        int equals = folder.indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        String value = decoded(folder.substring(equals + 1));
        return Optional.of(new Value(decoded(folder.substring(0, equals)), value.equals(NULL) ? null : value, false));
    }

    // Hive escapes with %XX, and leaves + as it is, which URLDecoder would make a space.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** Adds the value of a dated folder, or of several that make a date, that end before {@code end}. How many they are. */
    private static int dated(List<String> folders, int end, List<Value> values) {
        String last = folders.get(end - 1);
        Optional<String> whole = date(last);
        if (whole.isPresent()) {
            values.add(new Value("date", whole.get(), true));
            return 1;
        }
        if (!TWO_DIGITS.matcher(last).matches()) {
            return 0;
        }
        if (end >= 4 && Integer.parseInt(last) < 24) {
            Optional<String> day = date(folders.get(end - 4), folders.get(end - 3), folders.get(end - 2));
            if (day.isPresent()) {
                values.add(new Value("hour", last, true));
                values.add(new Value("date", day.get(), true));
                return 4;
            }
        }
        Optional<String> day = end >= 3 ? date(folders.get(end - 3), folders.get(end - 2), last) : Optional.empty();
        if (day.isPresent()) {
            values.add(new Value("date", day.get(), true));
            return 3;
        }
        Optional<String> month = end >= 2 && YEAR.matcher(folders.get(end - 2)).matches()
                ? month(folders.get(end - 2) + "-" + last)
                : Optional.empty();
        month.ifPresent(found -> values.add(new Value("date", found, true)));
        return month.isPresent() ? 2 : 0;
    }

    private static Optional<String> date(String year, String month, String day) {
        return YEAR.matcher(year).matches() ? date(year + "-" + month + "-" + day) : Optional.empty();
    }

    private static Optional<String> date(String folder) {
        try {
            return switch (folder.length()) {
                case 10 -> Optional.of(LocalDate.parse(folder).toString());
                case 8 ->
                    Optional.of(folder)
                            .filter(text -> YEAR.matcher(text.substring(0, 4)).matches())
                            .map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                                    .toString());
                case 7 -> month(folder);
                default -> Optional.empty();
            };
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<String> month(String folder) {
        try {
            return Optional.of(YearMonth.parse(folder).toString());
        } catch (DateTimeException notAMonth) {
            return Optional.empty();
        }
    }
}
