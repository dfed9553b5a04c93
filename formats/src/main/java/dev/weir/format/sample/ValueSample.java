package dev.weir.format.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some values of each column of one file, as text. Of one column there are at most {@link #MOST_VALUES}. */
public final class ValueSample {

    public static final int MOST_VALUES = 200;
    /** Longer values are cut: what is told from a value is told from its beginning. */
    private static final int LONGEST_VALUE = 4096;

    private static final int MOST_COLUMNS = 10_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    public void add(String path, String value) {
        if (value.isBlank()) {
            return;
        }
        List<String> column = values.get(path);
        if (column == null) {
            if (values.size() >= MOST_COLUMNS) {
                return;
            }
            column = new ArrayList<>();
            values.put(path, column);
        }
        if (column.size() < MOST_VALUES) {
            column.add(value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
        }
    }

    /** Empty if there were none. */
    public List<String> of(String path) {
        return List.copyOf(values.getOrDefault(path, List.of()));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
