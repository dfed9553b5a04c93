package dev.weir.quality.batch;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule failed, most likely.
 *
 * @param ruleId the rule, or the part of it
 * @param column that it is about, if it is about one
 * @param text what has changed, for people; it ends where the values begin, if there are any
 * @param values of the column; to be masked for who may not see them
 * @param evidence what speaks for it
 */
public record Cause(
        String ruleId, Kind kind, @Nullable String column, String text, List<String> values, String evidence) {

    /** What has changed. */
    public enum Kind {
        /** A column is gone, has another name, or holds another type. */
        SCHEMA_CHANGE,
        /** A value that no batch had before. */
        NEW_CATEGORY,
        /** It came later than batches do. */
        LATE,
        NULLS,
        /** Far more or far fewer rows. */
        VOLUME
    }

    public Cause {
        values = List.copyOf(values);
    }

    public String sentence() {
        return values.isEmpty()
                ? text
                : text + ": " + values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
    }

    /** Without the values. */
    Cause masked() {
        return values.isEmpty() ? this : new Cause(ruleId, kind, column, text + ": ***", List.of(), evidence);
    }
}
