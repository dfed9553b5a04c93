package dev.weir.catalog.glue;

import dev.weir.format.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it should stand in Glue.
 *
 * @param alias what people call the dataset
 * @param location its folder, with a slash at its end; or its file, which Glue cannot have as a table
 * @param columns with the partition columns, outermost first, by their flag
 * @param properties further parameters of the table; Weir's own and the format's win
 */
public record MirroredTable(
        UUID dataset,
        String lake,
        String alias,
        TableName name,
        String location,
        TableKind kind,
        List<Column> columns,
        List<Part> partitions,
        Map<String, String> properties) {

    public MirroredTable {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
        properties = Map.copyOf(properties);
    }

    /**
     * A folder of a partitioned table.
     *
     * @param values in the order of the partition columns; null where the writer had none
     */
    public record Part(List<@Nullable String> values, String location) {
        public Part {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** What is known of a dataset before it is read whole. */
    public record Named(UUID dataset, String alias, TableName name) {}

    public Named named() {
        return new Named(dataset, alias, name);
    }
}
