package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.ColumnChange;
import dev.weir.catalog.dataset.DatasetVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset was at some time.
 *
 * @param crawlId the crawl that saw it; with the origin {@code glue}, the run of the lake's Glue Data Catalog
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        int version,
        Instant recordedAt,

        @Schema(enumeration = {"crawl", "glue"}) String origin,

        UUID crawlId,
        @Nullable Long rows,
        long bytes,
        long files,
        List<ColumnView> columns,
        ChangeView change) {

    /** Against the version before. */
    @Schema(name = "VersionChange")
    public record ChangeView(
            @Schema(enumeration = {"initial", "data", "compatible", "widening", "breaking"})
            String kind,

            List<ColumnChangeView> columns) {}

    /** One column's change. */
    @Schema(name = "ColumnChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColumnChangeView(
            String column,

            @Schema(
                    enumeration = {
                        "added",
                        "removed",
                        "type-changed",
                        "nullability-changed",
                        "became-partition",
                        "no-longer-partition"
                    })
            String kind,

            @Nullable String from,
            @Nullable String to,

            @Schema(enumeration = {"compatible", "widening", "breaking"})
            String compatibility) {

        static ColumnChangeView of(ColumnChange change) {
            return new ColumnChangeView(
                    change.column(),
                    change.kind().wireName(),
                    change.from(),
                    change.to(),
                    change.compatibility().wireName());
        }
    }

    static VersionView of(DatasetVersion version) {
        return new VersionView(
                version.version(),
                version.recordedAt(),
                version.origin().wireName(),
                version.crawlId(),
                Views.rows(version.size()),
                version.size().bytes(),
                version.size().files(),
                ColumnView.of(version.columns()),
                new ChangeView(
                        version.kind().wireName(),
                        version.change().stream().map(ColumnChangeView::of).toList()));
    }
}
