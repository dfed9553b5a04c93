package dev.weir.catalog.crawl;

import java.util.List;
import java.util.Optional;

/** Formats whose data files mean nothing without the metadata beside them: a deleted row is still in its file. */
enum TableFormat {
    DELTA("a Delta Lake table (_delta_log)"),
    ICEBERG("an Iceberg table (metadata/*.metadata.json)"),
    HUDI("a Hudi table (.hoodie)");

    static final String DELTA_LOG = "_delta_log";
    static final String ICEBERG_DATA = "data";
    static final String ICEBERG_METADATA = "metadata";

    private final String description;

    TableFormat(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /**
     * A table that a file is evidence of.
     *
     * @param depth how many of the file's folders lead to the table
     */
    record Evidence(TableFormat format, int depth) {}

    /** @param folders of a file, from the lake's root on */
    static Optional<Evidence> of(List<String> folders, String name) {
        for (int i = 0; i < folders.size(); i++) {
            if (folders.get(i).equals(DELTA_LOG)) {
                return Optional.of(new Evidence(DELTA, i));
            }
            if (folders.get(i).equals(".hoodie")) {
                return Optional.of(new Evidence(HUDI, i));
            }
        }
        int last = folders.size() - 1;
        return last >= 0 && folders.get(last).equals(ICEBERG_METADATA) && isIcebergMetadata(name)
                ? Optional.of(new Evidence(ICEBERG, last))
                : Optional.empty();
    }

    static boolean isIcebergMetadata(String name) {
        return name.endsWith(".metadata.json") || name.endsWith(".metadata.json.gz");
    }
}
