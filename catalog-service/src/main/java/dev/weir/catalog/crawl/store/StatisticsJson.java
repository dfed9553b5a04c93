package dev.weir.catalog.crawl.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.format.ColumnStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file's statistics as the database keeps them, short: by path {@code [nulls, least, greatest, distinct]}. */
final class StatisticsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<@Nullable Object>>> BY_PATH = new TypeReference<>() {};

    private StatisticsJson() {}

    /** Null for a file without. */
    static @Nullable Object of(Map<String, ColumnStatistics> statistics) {
        if (statistics.isEmpty()) {
            return null;
        }
        Map<String, List<@Nullable Object>> byPath = new HashMap<>();
        statistics.forEach((path, of) -> {
            List<@Nullable Object> parts = new ArrayList<>(4);
            parts.add(number(of.nulls()));
            parts.add(text(of.least()));
            parts.add(text(of.greatest()));
            parts.add(number(of.distinct()));
            byPath.put(path, parts);
        });
        return byPath;
    }

    private static @Nullable Object number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    // jsonb holds no zero characters. A bound without them would be another one.
    private static @Nullable Object text(Optional<String> text) {
        return text.filter(value -> value.indexOf('\0') < 0).orElse(null);
    }

    static Map<String, ColumnStatistics> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        try {
            Map<String, ColumnStatistics> statistics = new HashMap<>();
            JSON.readValue(text, BY_PATH)
                    .forEach((path, parts) -> statistics.put(
                            path,
                            new ColumnStatistics(
                                    number(parts.get(0)),
                                    text(parts.get(1)),
                                    text(parts.get(2)),
                                    number(parts.get(3)))));
            return statistics;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the catalog keeps JSON that it cannot read: " + text, impossible);
        }
    }

    private static OptionalLong number(@Nullable Object part) {
        return part instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private static Optional<String> text(@Nullable Object part) {
        return part instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
