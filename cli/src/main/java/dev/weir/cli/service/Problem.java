package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem as the service words it.
 *
 * @param code stable, such as {@code dataset-not-found}; null if the answer was no problem document
 */
public record Problem(
        @Nullable String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable String requestId,
        List<Place> errors) {

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** Where in the request something is wrong; one of the names, or line and column of a ruleset, or a key in the lake. */
    public record Place(
            @Nullable String field,
            @Nullable String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable String key,
            @Nullable String detail) {

        /** {@code line 3, column 9: ...}. */
        public String text() {
            String where;
            if (line != null) {
                where = column == null ? "line " + line : "line " + line + ", column " + column;
            } else if (key != null) {
                where = key;
            } else if (field != null) {
                where = field;
            } else {
                where = pointer == null ? "" : pointer;
            }
            String what = detail == null ? "" : detail;
            return where.isEmpty() ? what : where + ": " + what;
        }
    }
}
