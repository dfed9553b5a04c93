package dev.weir.catalog.dataset;

import dev.weir.format.FileFormat;
import dev.weir.format.table.TableFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a dataset is made of. */
public enum DatasetFormat {
    PARQUET,
    ORC,
    AVRO,
    CSV,
    NDJSON,
    DELTA,
    ICEBERG,
    HUDI,
    /** Files that Weir does not read, catalogued by their extensions. */
    RAW,
    /** A query that engines carry out whenever somebody asks. It has no files. */
    VIEW,
    /** What a database or a stream holds, not the lake. */
    EXTERNAL;

    public static DatasetFormat of(FileFormat format) {
        return valueOf(format.name());
    }

    public static DatasetFormat of(TableFormat format) {
        return valueOf(format.name());
    }

    /** Empty if no format is called so. */
    public static Optional<DatasetFormat> called(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }

    /** All of them, for people: {@code parquet, orc, ...}. */
    public static String names() {
        return Arrays.stream(values()).map(DatasetFormat::wireName).collect(Collectors.joining(", "));
    }

    /** As on the wire: {@code parquet}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
