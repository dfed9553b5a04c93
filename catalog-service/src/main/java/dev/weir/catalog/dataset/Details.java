package dev.weir.catalog.dataset;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.table.TableReading.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What else is known of a dataset's current version.
 *
 * @param tableVersion as the table format calls it; empty for plain files
 * @param properties of the table; of plain files how many there are of each extension that are not read as data, by
 *     {@code files.pdf}
 * @param statistics by the path of a column, as the files' metadata has them
 * @param history of the table, newest first; empty for plain files, whose history is the versions Weir has seen
 * @param evidence why these files are one dataset, a sentence each
 */
public record Details(
        Optional<String> tableVersion,
        Map<String, String> properties,
        Map<String, ColumnStatistics> statistics,
        List<Snapshot> history,
        List<String> evidence) {

    public Details {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        statistics = Map.copyOf(statistics);
        history = List.copyOf(history);
        evidence = List.copyOf(evidence);
    }

    /** Of plain files. */
    public static Details ofFiles(
            Map<String, ColumnStatistics> statistics, List<String> evidence, Map<String, String> properties) {
        return new Details(Optional.empty(), properties, statistics, List.of(), evidence);
    }
}
