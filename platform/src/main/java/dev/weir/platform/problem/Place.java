package dev.weir.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem is, and what is wrong there. Only the parts that apply are set.
 *
 * @param pointer JSON pointer (RFC 6901) into the request's body
 * @param parameter a query or path parameter
 * @param line from 1, into a text such as a ruleset
 * @param column from 1
 * @param key of an object in the lake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String key,
        String detail) {

    public static Place pointer(String pointer, String detail) {
        return new Place(pointer, null, null, null, null, detail);
    }

    public static Place parameter(String parameter, String detail) {
        return new Place(null, parameter, null, null, null, detail);
    }

    public static Place text(int line, int column, String detail) {
        return new Place(null, null, line, column, null, detail);
    }

    public static Place key(String key, String detail) {
        return new Place(null, null, null, null, key, detail);
    }
}
