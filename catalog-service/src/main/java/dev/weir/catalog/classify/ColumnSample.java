package dev.weir.catalog.classify;

import dev.weir.format.ColumnType;
import java.util.List;

/**
 * A column and some of what it holds.
 *
 * @param path such as {@code customer.email}, {@code phones.element}
 * @param values different ones, without the empty; none if none were read
 */
public record ColumnSample(String path, ColumnType type, List<String> values) {

    public ColumnSample {
        values = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
