package dev.weir.quality.rules;

import java.util.Map;

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

    private StandIn() {}

    /** The type itself if it is known. */
    static String inPlaceOf(String type) {
        return OF.getOrDefault(type, type);
    }
}
