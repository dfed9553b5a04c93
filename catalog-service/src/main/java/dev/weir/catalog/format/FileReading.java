package dev.weir.catalog.format;

import java.util.List;
import java.util.OptionalLong;

/** What came of reading a file. */
public sealed interface FileReading {

    /**
     * What a file says of itself.
     *
     * @param columns in the file's order
     * @param rows empty if counting them would have meant to read too much
     */
    record FileMetadata(List<Column> columns, OptionalLong rows) implements FileReading {
        public FileMetadata {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The file is not what its name says. Reading it again would not help.
     *
     * @param code stable: {@code wrong-magic}
     * @param reason for people
     */
    record BrokenFile(String code, String reason) implements FileReading {}
}
