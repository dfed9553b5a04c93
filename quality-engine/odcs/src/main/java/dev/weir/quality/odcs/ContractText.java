package dev.weir.quality.odcs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes the first contract of a dataset that has none: what the catalog knows of it, as ODCS 3.1. */
public final class ContractText {

    private ContractText() {}

    /**
     * @param id of the contract
     * @param table as the dataset is called
     * @param location of the data, {@code s3://lake/silver/orders/}
     * @param format {@code parquet}, as ODCS' servers have it
     */
    public static String of(
            String id,
            String name,
            String table,
            String location,
            String format,
            Optional<String> owner,
            List<Field> columns) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "v3.1.0");
        document.put("kind", "DataContract");
        document.put("id", id);
        document.put("name", name);
        document.put("version", "1.0.0");
        document.put("status", "draft");
        owner.ifPresent(team -> document.put("team", Map.of("name", team)));
        document.put("servers", List.of(server(location, format)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", table);
        object.put("logicalType", "object");
        object.put("physicalType", "table");
        object.put("properties", columns.stream().map(ContractText::property).toList());
        document.put("schema", List.of(object));
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setIndicatorIndent(2)
                        .setIndentWithIndicator(true)
                        .setWidth(120)
                        .build())
                .dumpToString(document);
    }

    private static Map<String, Object> server(String location, String format) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("server", "lake");
        if (location.startsWith("s3://")) {
            server.put("type", "s3");
            server.put("location", location);
        } else {
            server.put("type", "local");
            server.put("path", location);
        }
        server.put("format", format);
        return server;
    }

    private static Map<String, Object> property(Field field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", field.name());
        property.putAll(typed(field));
        if (field.required()) {
            property.put("required", true);
        }
        if (field.partition() > 0) {
            property.put("partitioned", true);
            property.put("partitionKeyPosition", field.partition());
        }
        return property;
    }

    private static Map<String, Object> typed(Field field) {
        Map<String, Object> typed = new LinkedHashMap<>();
        logical(field.type().family()).ifPresent(logical -> typed.put("logicalType", logical));
        typed.put("physicalType", field.type().text());
        if (!field.fields().isEmpty()) {
            List<Object> fields = new ArrayList<>();
            field.fields().forEach(inner -> fields.add(property(inner)));
            typed.put("properties", fields);
        }
        field.element().ifPresent(element -> typed.put("items", typed(element)));
        return typed;
    }

    private static Optional<String> logical(DataType.Family family) {
        return switch (family) {
            case BOOLEAN -> Optional.of("boolean");
            case INTEGER -> Optional.of("integer");
            case DECIMAL, FLOAT, NUMBER -> Optional.of("number");
            case STRING -> Optional.of("string");
            case DATE -> Optional.of("date");
            case TIME -> Optional.of("time");
            case TIMESTAMP -> Optional.of("timestamp");
            case ARRAY -> Optional.of("array");
            case OBJECT, MAP -> Optional.of("object");
            case BINARY, OTHER, UNSAID -> Optional.empty();
        };
    }
}
