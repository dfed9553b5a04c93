package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.DatasetBrowser.Current;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset with the columns of its current version: all of {@link DatasetSummary}, and more.
 *
 * @param tableVersion as Delta, Iceberg or Hudi call it; absent for plain files
 * @param properties of the table; of plain and raw files, {@code files.<extension>} with the number of those that are not
 *     read; of a table of Glue's its parameters, and what else Glue has under {@code glue.}
 * @param evidence why these files are one dataset
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetView(
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
        @Nullable Instant missingSince,
        List<ColumnView> columns,
        @Nullable String tableVersion,
        Map<String, String> properties,
        List<String> evidence,
        Instant createdAt) {

    static DatasetView of(Current current) {
        DatasetSummary summary = DatasetSummary.of(current.dataset());
        return new DatasetView(
                summary.id(),
                summary.namespace(),
                summary.name(),
                summary.alias(),
                summary.lake(),
                summary.zone(),
                summary.location(),
                summary.format(),
                summary.origin(),
                summary.rows(),
                summary.bytes(),
                summary.files(),
                summary.columnCount(),
                summary.partitionColumns(),
                summary.version(),
                summary.updatedAt(),
                summary.missingSince(),
                ColumnView.of(current.version().columns(), current.details().statistics()),
                current.details().tableVersion().orElse(null),
                current.details().properties(),
                current.details().evidence(),
                current.dataset().createdAt());
    }
}
