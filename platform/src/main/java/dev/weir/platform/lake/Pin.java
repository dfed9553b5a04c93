package dev.weir.platform.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a lake's owner says of a folder, instead of what its files tell.
 *
 * @param path below the lake's root, ends with a slash: {@code raw/events/}; of a {@link Kind#PARTITION} with the names of
 *     partition columns at its end: {@code raw/clicks/{region}/{day}/}
 */
public record Pin(Kind kind, String path) {

    /** What is said. */
    public enum Kind {
        /** All files below are one table. */
        ROOT,
        /** The folders in braces are partitions of one table. */
        PARTITION
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]{0,127})}");

    public Pin {
        path = path.endsWith("/") ? path : path + "/";
        List<String> parts = parts(path);
        if (parts.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            throw new IllegalArgumentException("has a part that is empty, . or ..: " + path);
        }
        List<String> columns = columns(parts);
        List<String> literal = parts.subList(0, parts.size() - columns.size());
        if (literal.isEmpty() || literal.stream().anyMatch(part -> part.indexOf('{') >= 0 || part.indexOf('}') >= 0)) {
            throw new IllegalArgumentException(
                    "is a folder below the lake's root, with {columns} at its end only: " + path);
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("names a column twice: " + path);
        }
        if (kind == Kind.PARTITION && columns.isEmpty()) {
            throw new IllegalArgumentException("names no partition column: write raw/clicks/{region}/, not " + path);
        }
        if (kind == Kind.ROOT && !columns.isEmpty()) {
            throw new IllegalArgumentException("is a folder; one with {columns} is a partition, not a root: " + path);
        }
    }

    private static List<String> parts(String path) {
        return Arrays.asList(path.substring(0, path.length() - 1).split("/", -1));
    }

    private static List<String> columns(List<String> parts) {
        List<String> columns = new ArrayList<>();
        for (String part : parts) {
            var placeholder = PLACEHOLDER.matcher(part);
            if (placeholder.matches()) {
                columns.add(placeholder.group(1));
            } else {
                columns.clear();
            }
        }
        return columns;
    }

    /** The folders from the lake's root to the table. */
    public List<String> root() {
        List<String> parts = parts(path);
        return List.copyOf(parts.subList(0, parts.size() - columns(parts).size()));
    }

    /** The partition columns, outermost first; none for a {@link Kind#ROOT}. */
    public List<String> columns() {
        return List.copyOf(columns(parts(path)));
    }
}
