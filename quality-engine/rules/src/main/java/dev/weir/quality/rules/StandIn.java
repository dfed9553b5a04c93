package dev.weir.quality.rules;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rule types that Glue documents and the parser's newest release to be had does not know. Each is read as another one that
 * takes the same parameters and conditions. {@code ColumnLength} is among them for its {@code with threshold}.
 */
final class StandIn {
    private static final Map<String, String> OF = Map.of(
            "Variance", "StandardDeviation",
            "Skewness", "StandardDeviation",
            "Kurtosis", "StandardDeviation",
            "Range", "StandardDeviation",
            "InterquartileRange", "StandardDeviation",
            "ZerosCount", "StandardDeviation",
            "DuplicateRowCount", "RowCount",
            "ColumnLength", "ColumnValues");

    private static final String COUNTS_DUPLICATES = "DuplicateRowCount";
    private static final Pattern COLUMNS = Pattern.compile("^(?:\\s*\"[^\"]*\")+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private StandIn() {}

    /** The rule, or analyzer, as one of a type that the library knows. @param text which begins with its type */
    static String inPlaceOf(String type, String text) {
        String rest = text.substring(type.length());
        return OF.getOrDefault(type, type)
                + (type.equals(COUNTS_DUPLICATES) ? COLUMNS.matcher(rest).replaceFirst(" ") : rest);
    }

    /** The columns that the library was not told, because it knows no number of rows of columns. */
    static List<String> columns(String type, String text) {
        Matcher columns = COLUMNS.matcher(text.substring(type.length()));
        return type.equals(COUNTS_DUPLICATES) && columns.find()
                ? QUOTED.matcher(columns.group())
                        .results()
                        .map(one -> one.group(1))
                        .toList()
                : List.of();
    }
}
