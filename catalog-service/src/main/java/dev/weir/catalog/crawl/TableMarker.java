package dev.weir.catalog.crawl;

import static dev.weir.format.table.TableFormat.DELTA;
import static dev.weir.format.table.TableFormat.HUDI;
import static dev.weir.format.table.TableFormat.ICEBERG;

import dev.weir.format.table.TableFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file that tells that a folder above it is a table.
 *
 * @param depth how many of the file's folders lead to the table
 */
record TableMarker(TableFormat format, int depth) {

    static final String DELTA_LOG = "_delta_log";
    static final String HUDI_FOLDER = ".hoodie";
    static final String ICEBERG_DATA = "data";
    static final String ICEBERG_METADATA = "metadata";

    /** @param folders of a file, from the lake's root on */
    static Optional<TableMarker> of(List<String> folders, String name) {
        for (int i = 0; i < folders.size(); i++) {
            if (folders.get(i).equals(DELTA_LOG)) {
                return Optional.of(new TableMarker(DELTA, i));
            }
            if (folders.get(i).equals(HUDI_FOLDER)) {
                return Optional.of(new TableMarker(HUDI, i));
            }
        }
        int last = folders.size() - 1;
        return last >= 0 && folders.get(last).equals(ICEBERG_METADATA) && isIcebergMetadata(name)
                ? Optional.of(new TableMarker(ICEBERG, last))
                : Optional.empty();
    }

    static boolean isIcebergMetadata(String name) {
        return name.endsWith(".metadata.json")
                || name.endsWith(".metadata.json.gz")
                || name.endsWith(".gz.metadata.json");
    }

    /** What the marker is, for people. */
    static String describe(TableFormat format) {
        return switch (format) {
            case DELTA -> "a Delta Lake log (_delta_log)";
            case ICEBERG -> "Iceberg metadata (metadata/*.metadata.json)";
            case HUDI -> "a Hudi timeline (.hoodie)";
        };
    }
}
