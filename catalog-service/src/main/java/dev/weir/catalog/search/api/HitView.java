package dev.weir.catalog.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.search.Hit;
import dev.weir.platform.page.Words;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One that was found.
 *
 * @param id a dataset's or job's id, a ruleset's name
 * @param column the name of a column that was found
 * @param reasons where words of the question stand, but for columns
 * @param columns those in whose names words of the question stand, eight at most
 */
@Schema(name = "SearchHit")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HitView(
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"dataset", "column", "job", "term", "policy", "ruleset", "metric", "feature"})
        String type,

        String id,
        @Nullable String column,
        @Nullable String lake,
        String title,
        String name,
        String description,
        @Nullable String zone,
        @Nullable String format,
        @Nullable String owner,
        @Nullable String domain,
        @Nullable String quality,
        List<String> tags,
        boolean certified,
        boolean deprecated,
        int consumers,
        @Nullable Instant updatedAt,
        int columnCount,
        List<ReasonView> reasons,
        List<ColumnView> columns) {

    /** @param field title, name, description, tag, word, owner or domain */
    @Schema(name = "SearchReason")
    record ReasonView(String field, String text, List<RangeView> ranges) {}

    /** In UTF-16 units: from the first to behind the last. */
    @Schema(name = "SearchRange")
    record RangeView(int start, int end) {}

    @Schema(name = "SearchColumn")
    record ColumnView(String name, String type, List<RangeView> ranges) {}

    static HitView of(Hit hit) {
        return new HitView(
                Words.of(hit.kind()),
                hit.id(),
                hit.column().orElse(null),
                hit.lake().orElse(null),
                hit.title(),
                hit.name(),
                hit.description(),
                hit.labels().zone().orElse(null),
                hit.labels().format().orElse(null),
                hit.labels().owner().orElse(null),
                hit.labels().domain().orElse(null),
                hit.labels().quality().orElse(null),
                hit.tags(),
                hit.usefulness().certified(),
                hit.usefulness().deprecated(),
                hit.usefulness().consumers(),
                hit.updatedAt().orElse(null),
                hit.columnCount(),
                hit.reasons().stream()
                        .map(reason -> new ReasonView(reason.field(), reason.text(), ranges(reason.ranges())))
                        .toList(),
                hit.columns().stream()
                        .map(column -> new ColumnView(column.name(), column.type(), ranges(column.ranges())))
                        .toList());
    }

    private static List<RangeView> ranges(List<Hit.Range> ranges) {
        return ranges.stream()
                .map(range -> new RangeView(range.start(), range.end()))
                .toList();
    }
}
