package dev.weir.catalog.glue.aws;

import dev.weir.catalog.glue.GlueCatalog;
import dev.weir.catalog.glue.GlueChange;
import dev.weir.catalog.glue.GlueChange.CreateDatabase;
import dev.weir.catalog.glue.GlueChange.CreatePartitions;
import dev.weir.catalog.glue.GlueChange.CreateTable;
import dev.weir.catalog.glue.GlueChange.DeletePartitions;
import dev.weir.catalog.glue.GlueChange.DeleteTable;
import dev.weir.catalog.glue.GlueChange.UpdatePartitions;
import dev.weir.catalog.glue.GlueChange.UpdateTable;
import dev.weir.catalog.glue.GlueDatabase;
import dev.weir.catalog.glue.GlueFailed;
import dev.weir.catalog.glue.GlueOutcome;
import dev.weir.catalog.glue.GlueOutcome.Rejected;
import dev.weir.catalog.glue.GlueOutcome.Unknown;
import dev.weir.catalog.glue.GluePartition;
import dev.weir.catalog.glue.GluePlace;
import dev.weir.catalog.glue.GlueTable;
import dev.weir.catalog.glue.TableName;
import dev.weir.catalog.glue.aws.GlueCalls.EntryError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionValueList;

/** Glue over the SDK. */
final class AwsGlueCatalog implements GlueCatalog {

    private static final int DATABASES_A_PAGE = 100;
    private static final int TABLES_A_PAGE = 100;
    private static final int PARTITIONS_A_PAGE = 1000;

    private final GlueClient glue;
    private final String region;
    private final GlueCalls calls;

    AwsGlueCatalog(GlueClient glue, String region, GlueCalls calls) {
        this.glue = glue;
        this.region = region;
        this.calls = calls;
    }

    @Override
    public Optional<GlueDatabase> database(String name) {
        return calls.find("database " + name, () -> glue.getDatabase(request -> request.name(name)))
                .map(found -> GlueShapes.database(found.database()));
    }

    @Override
    public Optional<GlueTable> table(TableName name) {
        return calls.find(
                        "table " + name,
                        () -> glue.getTable(
                                request -> request.databaseName(name.database()).name(name.table())))
                .map(found -> GlueShapes.table(found.table()));
    }

    @Override
    public void databases(Consumer<GlueDatabase> each) {
        paged(token -> calls.find(
                        "databases",
                        () -> glue.getDatabases(
                                request -> request.maxResults(DATABASES_A_PAGE).nextToken(token)))
                .map(page -> {
                    page.databaseList().forEach(database -> each.accept(GlueShapes.database(database)));
                    return next(page.nextToken());
                })
                .orElse(""));
    }

    @Override
    public void tables(String database, Consumer<GlueTable> each) {
        paged(token -> calls.find(
                        "tables of " + database,
                        () -> glue.getTables(request -> request.databaseName(database)
                                .maxResults(TABLES_A_PAGE)
                                .nextToken(token)))
                .map(page -> {
                    page.tableList().forEach(table -> each.accept(GlueShapes.table(table)));
                    return next(page.nextToken());
                })
                .orElse(""));
    }

    @Override
    public void partitions(TableName table, Consumer<GluePartition> each) {
        GlueShapes.Partitions shapes = new GlueShapes.Partitions();
        paged(token -> calls.find(
                        "partitions of " + table,
                        () -> glue.getPartitions(request -> request.databaseName(table.database())
                                .tableName(table.table())
                                .maxResults(PARTITIONS_A_PAGE)
                                .nextToken(token)))
                .map(page -> {
                    page.partitions().forEach(partition -> each.accept(shapes.partition(partition)));
                    return next(page.nextToken());
                })
                .orElse(""));
    }

    @Override
    public void places(TableName table, Consumer<GluePlace> each) {
        paged(token -> calls.find(
                        "partitions of " + table,
                        () -> glue.getPartitions(request -> request.databaseName(table.database())
                                .tableName(table.table())
                                .excludeColumnSchema(true)
                                .maxResults(PARTITIONS_A_PAGE)
                                .nextToken(token)))
                .map(page -> {
                    page.partitions().forEach(partition -> each.accept(GlueShapes.place(partition)));
                    return next(page.nextToken());
                })
                .orElse(""));
    }

    /** @param page takes the token of a page, and gives that of the next one, or an empty text */
    private static void paged(Function<@Nullable String, String> page) {
        String token = page.apply(null);
        while (!token.isEmpty()) {
            token = page.apply(token);
        }
    }

    private static String next(@Nullable String token) {
        return token == null ? "" : token;
    }

    @Override
    public GlueOutcome apply(GlueChange change) {
        if (change instanceof CreateDatabase create) {
            return calls.write(
                    () -> glue.createDatabase(request -> request.databaseInput(GlueShapes.input(create.database()))));
        }
        if (change instanceof CreateTable create) {
            return calls.write(() -> glue.createTable(
                    request -> request.databaseName(create.table().name().database())
                            .tableInput(GlueShapes.input(create.table()))));
        }
        if (change instanceof UpdateTable update) {
            return calls.write(() -> glue.updateTable(
                    request -> request.databaseName(update.table().name().database())
                            .tableInput(GlueShapes.input(update.table()))
                            .versionId(update.table().version().orElse(null))
                            // An account holds 100,000 versions of tables, and Weir keeps those of its datasets itself.
                            .skipArchive(true)));
        }
        if (change instanceof DeleteTable delete) {
            return delete(delete);
        }
        if (change instanceof CreatePartitions create) {
            return verified(create.table(), create.partitions(), create(create));
        }
        if (change instanceof UpdatePartitions update) {
            return verified(update.table(), update.partitions(), update(update));
        }
        return delete((DeletePartitions) change);
    }

    // Glue deletes without a condition. Looking just before leaves the smallest gap that there can be.
    private GlueOutcome delete(DeleteTable delete) {
        Optional<GlueTable> there;
        try {
            there = table(delete.table());
        } catch (GlueFailed failed) {
            return new Rejected(false, String.valueOf(failed.getMessage()));
        }
        if (there.isEmpty()) {
            return GlueOutcome.APPLIED;
        }
        if (!there.get().version().equals(delete.version())) {
            return new Rejected(true, "somebody changed the table meanwhile");
        }
        return calls.write(() -> {
            try {
                glue.deleteTable(request -> request.databaseName(delete.table().database())
                        .name(delete.table().table()));
            } catch (EntityNotFoundException gone) {
                // As wanted.
            }
        });
    }

    private GlueOutcome create(CreatePartitions create) {
        return calls.write(values(create.partitions()), values -> {
            var answer = glue.batchCreatePartition(
                    request -> request.databaseName(create.table().database())
                            .tableName(create.table().table())
                            .partitionInputList(those(create.partitions(), values)
                                    .map(GlueShapes::input)
                                    .toList()));
            return errors(answer.errors());
        });
    }

    private GlueOutcome update(UpdatePartitions update) {
        return calls.write(values(update.partitions()), values -> {
            var answer = glue.batchUpdatePartition(
                    request -> request.databaseName(update.table().database())
                            .tableName(update.table().table())
                            .entries(those(update.partitions(), values)
                                    .map(partition -> BatchUpdatePartitionRequestEntry.builder()
                                            .partitionValueList(partition.values())
                                            .partitionInput(GlueShapes.input(partition))
                                            .build())
                                    .toList()));
            return answer.errors().stream()
                    .map(error -> EntryError.of(error.partitionValueList(), error.errorDetail()))
                    .toList();
        });
    }

    private static List<List<String>> values(List<GluePartition> partitions) {
        return partitions.stream().map(GluePartition::values).toList();
    }

    private static Stream<GluePartition> those(List<GluePartition> partitions, List<List<String>> values) {
        Set<List<String>> wanted = new HashSet<>(values);
        return partitions.stream().filter(partition -> wanted.contains(partition.values()));
    }

    private GlueOutcome delete(DeletePartitions delete) {
        return calls.write(delete.values(), values -> {
            var answer = glue.batchDeletePartition(
                    request -> request.databaseName(delete.table().database())
                            .tableName(delete.table().table())
                            .partitionsToDelete(lists(values)));
            return errors(answer.errors()).stream()
                    .filter(error -> !error.code().equals("EntityNotFoundException"))
                    .toList();
        });
    }

    private static List<EntryError<List<String>>> errors(List<PartitionError> errors) {
        return errors.stream()
                .map(error -> EntryError.of(error.partitionValues(), error.errorDetail()))
                .toList();
    }

    /** If no answer came, Glue is asked whether the partitions are as wanted. */
    private GlueOutcome verified(TableName table, List<GluePartition> wanted, GlueOutcome outcome) {
        if (!(outcome instanceof Unknown)) {
            return outcome;
        }
        try {
            return partitions(table, values(wanted)).containsAll(wanted) ? GlueOutcome.APPLIED : outcome;
        } catch (GlueFailed stillSilent) {
            return outcome;
        }
    }

    private Set<GluePartition> partitions(TableName table, List<List<String>> values) {
        GlueShapes.Partitions shapes = new GlueShapes.Partitions();
        Set<GluePartition> found = new HashSet<>();
        List<PartitionValueList> left = lists(values);
        while (!left.isEmpty()) {
            List<PartitionValueList> asked = left;
            var answer = calls.find(
                    "partitions of " + table,
                    () -> glue.batchGetPartition(request -> request.databaseName(table.database())
                            .tableName(table.table())
                            .partitionsToGet(asked)));
            answer.ifPresent(some -> some.partitions().forEach(partition -> found.add(shapes.partition(partition))));
            left = answer.map(some -> some.unprocessedKeys()).orElse(List.of());
            if (left.size() == asked.size()) {
                throw GlueFailed.unreachable("partitions of " + table, "Glue processes none of them");
            }
        }
        return found;
    }

    private static List<PartitionValueList> lists(List<List<String>> values) {
        return values.stream()
                .map(value -> PartitionValueList.builder().values(value).build())
                .toList();
    }

    @Override
    public Optional<String> arn(GlueTable table) {
        return table.catalog()
                .map(account -> "arn:" + PartitionMetadata.of(Region.of(region)).id() + ":glue:" + region + ":"
                        + account + ":table/" + table.name().database() + "/"
                        + table.name().table());
    }
}
