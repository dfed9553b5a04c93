package dev.weir.catalog.glue;

import java.util.Optional;

/** How a table's files are read, with what Glue must be told about it. */
public sealed interface TableKind {

    record Parquet() implements TableKind {}

    record Orc() implements TableKind {}

    /** @param schema as Avro's JSON; Athena does not read a table without it */
    record Avro(Optional<String> schema) implements TableKind {}

    /**
     * @param quote empty if no field is quoted: then columns keep their types, else all are strings
     * @param headerLines to be skipped in each file
     */
    record Csv(char delimiter, Optional<Character> quote, int headerLines) implements TableKind {}

    /** An object a line. */
    record Json() implements TableKind {}

    /** @param metadataLocation of the current {@code metadata.json} */
    record Iceberg(String metadataLocation) implements TableKind {}

    record Delta() implements TableKind {}

    /**
     * @param metaFields whether the files have Hudi's own columns, as they have unless somebody did not want them
     * @param lastCommit the instant up to which the table was seen, as Hudi's own sync tool keeps it
     */
    record Hudi(boolean mergeOnRead, boolean metaFields, Optional<String> lastCommit) implements TableKind {
        Hudi(boolean mergeOnRead, Optional<String> lastCommit) {
            this(mergeOnRead, true, lastCommit);
        }
    }

    /** False where engines learn the partitions from the table's own metadata, and Glue's would only grow stale. */
    default boolean partitionsInGlue() {
        return !(this instanceof Iceberg || this instanceof Delta);
    }
}
