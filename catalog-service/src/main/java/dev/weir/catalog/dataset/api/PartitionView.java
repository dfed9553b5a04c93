package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.Partition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a dataset that has a folder of its own.
 *
 * @param values by partition column; null where the writer had no value
 * @param path below the dataset's location
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartitionView(
        @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable String> values,
        String path,
        @Nullable Long rows,
        long bytes,
        long files) {

    static PartitionView of(Partition partition) {
        return new PartitionView(
                partition.values(),
                partition.path(),
                Views.rows(partition.size()),
                partition.size().bytes(),
                partition.size().files());
    }
}
