package dev.weir.format.table.iceberg;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortField;
import org.apache.iceberg.TableMetadata;

/** What the metadata says of a table besides its columns and files, then the table's own properties. */
final class IcebergProperties {

    private static final int MOST_FIELD_IDS = 1000;

    private IcebergProperties() {}

    static Map<String, String> of(TableMetadata metadata, long deleteFiles) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format-version", Integer.toString(metadata.formatVersion()));
        properties.put("location", metadata.location());
        properties.put("metadata_location", metadata.metadataFileLocation());
        if (metadata.uuid() != null) {
            properties.put("table-uuid", metadata.uuid());
        }
        properties.put(
                "last-updated",
                Instant.ofEpochMilli(metadata.lastUpdatedMillis()).toString());
        properties.put("schema-id", Integer.toString(metadata.currentSchemaId()));
        properties.put(
                "schema-ids",
                metadata.schemas().stream()
                        .map(schema -> Integer.toString(schema.schemaId()))
                        .collect(Collectors.joining(", ")));
        putFieldIds(metadata.schema(), properties);
        properties.put("partition-spec", partitionSpec(metadata));
        properties.put("sort-order", sortOrder(metadata));
        new TreeMap<>(metadata.refs())
                .forEach((name, ref) ->
                        properties.put((ref.isBranch() ? "branch." : "tag.") + name, Long.toString(ref.snapshotId())));
        if (deleteFiles > 0) {
            properties.put("delete-files", Long.toString(deleteFiles));
        }
        new TreeMap<>(metadata.properties()).forEach(properties::putIfAbsent);
        return properties;
    }

    // A field keeps its id when it is renamed.
    private static void putFieldIds(Schema schema, Map<String, String> properties) {
        List<String> ids = new TreeMap<>(schema.idToName())
                .entrySet().stream()
                        .limit(MOST_FIELD_IDS)
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList();
        properties.put("field-ids", String.join(", ", ids));
        if (!schema.identifierFieldNames().isEmpty()) {
            properties.put(
                    "identifier-fields",
                    schema.identifierFieldNames().stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static String partitionSpec(TableMetadata metadata) {
        return metadata.spec().fields().stream()
                .filter(field -> !field.transform().isVoid())
                .map(field -> field.name() + ": " + field.transform() + "("
                        + metadata.schema().findColumnName(field.sourceId()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String sortOrder(TableMetadata metadata) {
        return metadata.sortOrder().fields().stream()
                .map(field -> sortField(metadata.schema(), field))
                .collect(Collectors.joining(", "));
    }

    private static String sortField(Schema schema, SortField field) {
        String column = schema.findColumnName(field.sourceId());
        String by = field.transform().isIdentity() ? column : field.transform() + "(" + column + ")";
        return by + " " + (field.direction() == SortDirection.ASC ? "asc" : "desc") + " nulls "
                + (field.nullOrder() == NullOrder.NULLS_FIRST ? "first" : "last");
    }
}
