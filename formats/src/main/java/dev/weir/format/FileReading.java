package dev.weir.format;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What came of reading a file. */
public sealed interface FileReading {

    /**
     * What a file says of itself.
     *
     * @param columns in the file's order
     * @param rows empty if counting them would have meant to read too much
     * @param statistics by the path of a column, such as {@code price} or {@code items.element.sku}; columns of which the
     *     file says nothing are left out
     * @param remarks what others may stumble over
     */
    record FileMetadata(
            List<Column> columns, OptionalLong rows, Map<String, ColumnStatistics> statistics, List<Remark> remarks)
            implements FileReading {
        public FileMetadata {
            columns = List.copyOf(columns);
            statistics = Map.copyOf(statistics);
            remarks = List.copyOf(remarks);
        }

        public FileMetadata(List<Column> columns, OptionalLong rows, Map<String, ColumnStatistics> statistics) {
            this(columns, rows, statistics, List.of());
        }

        /** Of a format that keeps no statistics. */
        public FileMetadata(List<Column> columns, OptionalLong rows) {
            this(columns, rows, Map.of(), List.of());
        }
    }

    /** The file was left alone, since enough files of its kind were read. It says nothing, but is there. */
    record NotRead() implements FileReading {}

    /**
     * The file is not what its name says. Reading it again would not help.
     *
     * @param code stable: {@code wrong-magic}
     * @param reason for people
     */
    record BrokenFile(String code, String reason) implements FileReading {}
}
