package dev.weir.catalog.dataset.api;

import dev.weir.format.Column;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A column. */
public record ColumnView(
        String name,

        @Schema(
                description =
                        "boolean, int, long, float, double, decimal(p,s), string, binary, date, time(us), timestamp(us),"
                                + " timestamptz(us), uuid, json; nested: struct<a:int,b:string>, array<int>, map<string,int>",
                examples = {"decimal(12,2)"})
        String type,

        boolean nullable,
        boolean partition) {

    static List<ColumnView> of(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        new ColumnView(column.name(), column.type().toString(), column.nullable(), column.partition()))
                .toList();
    }
}
