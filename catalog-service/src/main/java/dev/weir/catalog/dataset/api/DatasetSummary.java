package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a list.
 *
 * @param zone the first folder below the lake's root; empty for a dataset in the root itself
 * @param origin {@code glue}: nobody crawled it, the Glue Data Catalog tells of it
 * @param rows absent if they were not counted
 * @param missingSince when its origin first had nothing there; absent while it is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSummary(
        UUID id,
        String namespace,
        String name,
        String alias,
        String lake,
        String zone,
        String location,

        @Schema(
                enumeration = {
                    "parquet",
                    "orc",
                    "avro",
                    "csv",
                    "ndjson",
                    "delta",
                    "iceberg",
                    "hudi",
                    "raw",
                    "view",
                    "external"
                })
        String format,

        @Schema(enumeration = {"crawl", "glue"}) String origin,

        @Nullable Long rows,
        long bytes,
        long files,
        int columnCount,
        List<String> partitionColumns,
        int version,
        Instant updatedAt,
        @Nullable Instant missingSince) {

    static DatasetSummary of(Dataset dataset) {
        return new DatasetSummary(
                dataset.id(),
                dataset.name().namespace(),
                dataset.name().name(),
                dataset.alias(),
                dataset.lake(),
                dataset.zone(),
                dataset.location(),
                dataset.format().wireName(),
                dataset.origin().wireName(),
                Views.rows(dataset.size()),
                dataset.size().bytes(),
                dataset.size().files(),
                dataset.columnCount(),
                dataset.partitionColumns(),
                dataset.version(),
                dataset.updatedAt(),
                dataset.missingSince().orElse(null));
    }
}
