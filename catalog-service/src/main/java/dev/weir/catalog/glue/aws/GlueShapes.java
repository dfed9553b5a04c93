package dev.weir.catalog.glue.aws;

import dev.weir.catalog.glue.GlueColumn;
import dev.weir.catalog.glue.GlueDatabase;
import dev.weir.catalog.glue.GluePartition;
import dev.weir.catalog.glue.GluePlace;
import dev.weir.catalog.glue.GlueStorage;
import dev.weir.catalog.glue.GlueTable;
import dev.weir.catalog.glue.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** The SDK's shapes and ours. What Glue leaves out is empty here. */
final class GlueShapes {

    private static final GlueStorage NO_STORAGE = new GlueStorage("", List.of(), "", "", "", Map.of(), Map.of());
    private static final int NOT_BUCKETED = -1;

    private GlueShapes() {}

    static GlueDatabase database(Database database) {
        return new GlueDatabase(database.name(), texts(database.hasParameters() ? database.parameters() : Map.of()));
    }

    static DatabaseInput input(GlueDatabase database) {
        return DatabaseInput.builder()
                .name(database.name())
                .parameters(database.parameters())
                .build();
    }

    static GlueTable table(Table table) {
        return new GlueTable(
                new TableName(text(table.databaseName()), table.name()),
                Optional.ofNullable(table.versionId()),
                Optional.ofNullable(table.catalogId()),
                text(table.tableType()),
                Optional.ofNullable(table.description()),
                Optional.ofNullable(table.owner()),
                Optional.ofNullable(table.retention()),
                columns(table.partitionKeys()),
                storage(table.storageDescriptor()),
                texts(table.parameters()));
    }

    static TableInput input(GlueTable table) {
        return TableInput.builder()
                .name(table.name().table())
                .tableType(table.type())
                .description(table.description().orElse(null))
                .owner(table.owner().orElse(null))
                .retention(table.retention().orElse(null))
                // Also when there are none: Athena and Trino fail on a table that has no list at all.
                .partitionKeys(sdkColumns(table.partitionKeys()))
                .storageDescriptor(descriptor(table.storage()))
                .parameters(table.parameters())
                .build();
    }

    static PartitionInput input(GluePartition partition) {
        return PartitionInput.builder()
                .values(partition.values())
                .storageDescriptor(descriptor(partition.storage()))
                .parameters(partition.parameters())
                .build();
    }

    static GluePlace place(Partition partition) {
        StorageDescriptor storage = partition.storageDescriptor();
        return new GluePlace(partition.values(), storage == null ? "" : text(storage.location()));
    }

    /** Reads partitions of one table, whose columns are mostly the same: equal ones are kept once. */
    static final class Partitions {

        private final Map<Object, Object> seen = new HashMap<>();

        GluePartition partition(Partition partition) {
            GlueStorage storage = storage(partition.storageDescriptor());
            return new GluePartition(
                    partition.values(),
                    new GlueStorage(
                            storage.location(),
                            once(storage.columns()),
                            once(storage.inputFormat()),
                            once(storage.outputFormat()),
                            once(storage.serde()),
                            once(storage.serdeParameters()),
                            once(storage.parameters())),
                    once(texts(partition.parameters())));
        }

        @SuppressWarnings("unchecked")
        private <T> T once(T value) {
            return (T) seen.computeIfAbsent(value, same -> same);
        }
    }

    private static GlueStorage storage(@Nullable StorageDescriptor descriptor) {
        if (descriptor == null) {
            return NO_STORAGE;
        }
        SerDeInfo serde = descriptor.serdeInfo();
        return new GlueStorage(
                text(descriptor.location()),
                columns(descriptor.columns()),
                text(descriptor.inputFormat()),
                text(descriptor.outputFormat()),
                serde == null ? "" : text(serde.serializationLibrary()),
                serde == null ? Map.of() : texts(serde.parameters()),
                texts(descriptor.parameters()));
    }

    private static StorageDescriptor descriptor(GlueStorage storage) {
        StorageDescriptor.Builder descriptor = StorageDescriptor.builder()
                .location(storage.location())
                .columns(sdkColumns(storage.columns()))
                .inputFormat(orNull(storage.inputFormat()))
                .outputFormat(orNull(storage.outputFormat()));
        if (!storage.parameters().isEmpty()) {
            descriptor.parameters(storage.parameters());
        }
        if (!storage.serde().isEmpty()) {
            descriptor
                    .compressed(false)
                    .numberOfBuckets(NOT_BUCKETED)
                    .serdeInfo(SerDeInfo.builder()
                            .serializationLibrary(storage.serde())
                            .parameters(storage.serdeParameters())
                            .build());
        }
        return descriptor.build();
    }

    private static List<GlueColumn> columns(@Nullable List<Column> columns) {
        return columns == null
                ? List.of()
                : columns.stream()
                        .map(column -> new GlueColumn(
                                column.name(),
                                text(column.type()),
                                Optional.ofNullable(column.comment()),
                                texts(column.parameters())))
                        .toList();
    }

    private static List<Column> sdkColumns(List<GlueColumn> columns) {
        return columns.stream()
                .map(column -> {
                    Column.Builder sdk = Column.builder()
                            .name(column.name())
                            .type(column.type())
                            .comment(column.comment().orElse(null));
                    return column.parameters().isEmpty()
                            ? sdk.build()
                            : sdk.parameters(column.parameters()).build();
                })
                .toList();
    }

    /** Without entries that have no value. */
    private static Map<String, String> texts(@Nullable Map<String, String> parameters) {
        Map<String, String> texts = new HashMap<>();
        if (parameters != null) {
            parameters.forEach((key, value) -> {
                if (value != null) {
                    texts.put(key, value);
                }
            });
        }
        return texts;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
