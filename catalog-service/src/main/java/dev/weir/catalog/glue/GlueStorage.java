package dev.weir.catalog.glue;

import java.util.List;
import java.util.Map;

/**
 * How a table or a partition is read: Glue's storage descriptor. A text is empty where Glue has nothing.
 *
 * @param columns without the partition columns
 * @param serde the class that reads rows
 */
public record GlueStorage(
        String location,
        List<GlueColumn> columns,
        String inputFormat,
        String outputFormat,
        String serde,
        Map<String, String> serdeParameters,
        Map<String, String> parameters) {

    public GlueStorage {
        columns = List.copyOf(columns);
        serdeParameters = Map.copyOf(serdeParameters);
        parameters = Map.copyOf(parameters);
    }

    GlueStorage at(String other) {
        return new GlueStorage(other, columns, inputFormat, outputFormat, serde, serdeParameters, parameters);
    }

    /** What readers of a partition go by: comments and parameters of the table need not be repeated there. */
    GlueStorage bare() {
        return new GlueStorage(
                location,
                columns.stream().map(GlueColumn::bare).toList(),
                inputFormat,
                outputFormat,
                serde,
                serdeParameters,
                Map.of());
    }
}
