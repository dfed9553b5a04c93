package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.NestedFields;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A column. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnView(
        String name,

        @Schema(
                description =
                        "boolean, int, long, float, double, decimal(p,s), string, binary, date, time(us), timestamp(us),"
                                + " timestamptz(us), uuid, json; nested: struct<a:int,b:string>, array<int>, map<string,int>",
                examples = {"decimal(12,2)"})
        String type,

        boolean nullable,
        boolean partition,

        @Nullable @Schema(description = "Absent where the files keep none, and in older versions")
        StatisticsView statistics,

        @Nullable @Schema(description = "Those of a nested column, with their own below them; absent if it has none")
        List<FieldView> fields) {

    /** What the files' metadata says of a column's values. A part is absent where they do not say. */
    @Schema(name = "ColumnStatistics")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatisticsView(
            @Nullable Long nulls,
            @Nullable String least,
            @Nullable String greatest,
            @Nullable Long distinct) {

        static @Nullable StatisticsView of(@Nullable ColumnStatistics statistics) {
            return statistics == null
                    ? null
                    : new StatisticsView(
                            Views.number(statistics.nulls()),
                            statistics.least().orElse(null),
                            statistics.greatest().orElse(null),
                            Views.number(statistics.distinct()));
        }
    }

    /**
     * A column inside of a column.
     *
     * @param path from the column on: {@code items.element.sku}
     */
    @Schema(name = "NestedColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldView(
            String path, String type, @Nullable StatisticsView statistics) {}

    static List<ColumnView> of(List<Column> columns) {
        return of(columns, Map.of());
    }

    static List<ColumnView> of(List<Column> columns, Map<String, ColumnStatistics> statistics) {
        return columns.stream().map(column -> of(column, statistics)).toList();
    }

    private static ColumnView of(Column column, Map<String, ColumnStatistics> statistics) {
        List<FieldView> fields = NestedFields.of(column).stream()
                .map(field -> new FieldView(
                        field.path(), field.type().toString(), StatisticsView.of(statistics.get(field.path()))))
                .toList();
        return new ColumnView(
                column.name(),
                column.type().toString(),
                column.nullable(),
                column.partition(),
                StatisticsView.of(statistics.get(column.name())),
                fields.isEmpty() ? null : fields);
    }
}
