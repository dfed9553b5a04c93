package dev.weir.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats whose files Weir can read. */
public enum FileFormat {
    PARQUET(List.of(".parquet", ".parq", ".pqt")),
    ORC(List.of(".orc")),
    AVRO(List.of(".avro")),
    CSV(Compression.extensions(".csv", ".tsv")),
    /** Objects one after the other, or in one array. */
    NDJSON(Compression.extensions(".ndjson", ".jsonl", ".json"));

    private final List<String> extensions;

    FileFormat(List<String> extensions) {
        this.extensions = extensions;
    }

    /** By the extension, in upper or lower case. Empty for names of other formats, or without one. */
    public static Optional<FileFormat> of(String fileName) {
        for (FileFormat format : values()) {
            if (format.extensionOf(fileName) != null) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** {@code fileName} without the extension: {@code orders} for {@code orders.csv.gz}. */
    public static String stem(String fileName) {
        for (FileFormat format : values()) {
            String extension = format.extensionOf(fileName);
            if (extension != null) {
                return fileName.substring(0, fileName.length() - extension.length());
            }
        }
        return fileName;
    }

    private @org.jspecify.annotations.Nullable String extensionOf(String fileName) {
        for (String extension : extensions) {
            int at = fileName.length() - extension.length();
            if (at > 0 && fileName.regionMatches(true, at, extension, 0, extension.length())) {
                return extension;
            }
        }
        return null;
    }

    /** True if types are told from values, so that another file may tell them differently. */
    public boolean infersTypes() {
        return this == CSV || this == NDJSON;
    }

    /** As on the wire: {@code parquet}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
