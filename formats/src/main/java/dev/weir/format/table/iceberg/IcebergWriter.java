package dev.weir.format.table.iceberg;

import dev.weir.format.table.AddedFiles;
import dev.weir.format.table.AddedFiles.ReadFile;
import dev.weir.format.table.Attempt;
import dev.weir.format.table.FreeFolder;
import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableCommit;
import dev.weir.format.table.TableRefused;
import dev.weir.format.table.TableWriter;
import dev.weir.format.table.iceberg.PathOperations.LostRace;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Iceberg tables that no catalog keeps. The files carry no field ids: readers find their columns by the name mapping that
 * the table has among its properties.
 *
 * @see <a href="https://iceberg.apache.org/spec/#column-projection">Iceberg: column projection</a>
 */
public final class IcebergWriter implements TableWriter {

    /** In a snapshot's summary. */
    static final String COMMIT = "weir.commit";

    @Override
    public boolean has(LakeStore store, LakePath root, String commit) {
        PathOperations operations = new PathOperations(store, root);
        TableMetadata metadata = operations.refresh();
        return metadata != null && has(metadata, commit);
    }

    private static boolean has(TableMetadata metadata, String commit) {
        return metadata.snapshots().stream()
                .anyMatch(snapshot -> commit.equals(snapshot.summary().get(COMMIT)));
    }

    @Override
    public boolean tryCommit(LakeStore store, LakePath root, TableCommit commit) {
        PathOperations operations = new PathOperations(store, root);
        TableMetadata metadata = operations.refresh();
        if (metadata != null && has(metadata, commit.id())) {
            return true;
        }
        if (commit.added().isEmpty() && (metadata == null || commit.removed().isEmpty())) {
            return true;
        }
        Optional<AddedFiles> added = AddedFiles.of(store, commit);
        try {
            if (metadata == null) {
                create(store, root, operations, added.orElseThrow());
            }
            // Whether somebody was faster is decided here, with a look at what they did: not within the library.
            update(new BaseTable(operations, root.value()), commit, added);
            return true;
        } catch (LostRace | CommitStateUnknownException lost) {
            return false;
        } catch (ValidationException unfit) {
            throw new TableBroken("iceberg-metadata-broken", root + ": " + Attempt.words(unfit), unfit);
        }
    }

    private static void create(LakeStore store, LakePath root, PathOperations operations, AddedFiles added) {
        FreeFolder.require(store, root, "Iceberg", Set.of(DATA, "metadata/"));
        Schema schema = IcebergTypes.schema(added.columns());
        TableMetadata fresh = TableMetadata.newTableMetadata(
                schema,
                PartitionSpec.unpartitioned(),
                root.value().substring(0, root.value().length() - 1),
                Map.of(TableProperties.FORMAT_VERSION, "2"));
        NameMapping names = MappingUtil.create(fresh.schema());
        operations.commit(
                null,
                fresh.replaceProperties(Map.of(TableProperties.DEFAULT_NAME_MAPPING, NameMappingParser.toJson(names))));
        operations.refresh();
    }

    private static void update(BaseTable table, TableCommit commit, Optional<AddedFiles> added) {
        if (!table.spec().isUnpartitioned()) {
            throw new TableRefused(
                    "table-partitioned",
                    "The table at " + table.location() + " is partitioned by "
                            + table.spec().fields().stream()
                                    .map(field -> field.name())
                                    .collect(Collectors.joining(", "))
                            + ". Weir publishes to tables without partitions: let the ruleset have another target.");
        }
        List<DataFile> files = added.map(read -> dataFiles(table, read)).orElse(List.of());
        if (commit.removed().isEmpty()) {
            var append = table.newAppend();
            files.forEach(append::appendFile);
            finish(append, commit);
            return;
        }
        OverwriteFiles overwrite = table.newOverwrite();
        files.forEach(overwrite::addFile);
        removed(table, Set.copyOf(commit.removed())).forEach(overwrite::deleteFile);
        finish(overwrite, commit);
    }

    private static void finish(SnapshotUpdate<?> update, TableCommit commit) {
        commit.notes().forEach(update::set);
        update.set(COMMIT, commit.id());
        update.commit();
    }

    private static List<DataFile> removed(Table table, Set<String> locations) {
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            return StreamSupport.stream(tasks.spliterator(), false)
                    .map(FileScanTask::file)
                    .filter(file -> locations.contains(file.location()))
                    .map(DataFile::copy)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<DataFile> dataFiles(Table table, AddedFiles added) {
        requireFit(table, added);
        requireNames(table);
        return added.files().stream().map(file -> dataFile(table, file)).toList();
    }

    /** Every column of the files must be in the table, with a type that reads it; what the table lacks nobody would see. */
    private static void requireFit(Table table, AddedFiles added) {
        Schema files = IcebergTypes.schema(added.columns());
        Set<String> wrong = new TreeSet<>();
        for (NestedField field : files.columns()) {
            NestedField there = table.schema().findField(field.name());
            if (there == null) {
                wrong.add(field.name() + " is not in the table");
            } else if (!IcebergTypes.isReadable(field.type(), there.type())) {
                wrong.add(field.name() + " is " + field.type() + " and in the table " + there.type());
            }
        }
        for (NestedField field : table.schema().columns()) {
            if (field.isRequired() && !added.isNeverNull(field.name())) {
                wrong.add(field.name() + " must not be null in the table, and may be in the batch");
            }
        }
        if (!wrong.isEmpty()) {
            throw new TableRefused(
                    "table-schema-differs",
                    "The batch does not fit the table at " + table.location() + ": " + String.join("; ", wrong)
                            + ". Change the table's schema, or what arrives.");
        }
    }

    // Without it readers see nothing but nulls in files that carry no ids.
    private static void requireNames(Table table) {
        String names = table.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
        boolean complete = names != null
                && table.schema().columns().stream()
                        .allMatch(field -> NameMappingParser.fromJson(names).find(field.name()) != null);
        if (!complete) {
            table.updateProperties()
                    .set(
                            TableProperties.DEFAULT_NAME_MAPPING,
                            NameMappingParser.toJson(MappingUtil.create(table.schema())))
                    .commit();
        }
    }

    private static DataFile dataFile(Table table, ReadFile file) {
        return DataFiles.builder(table.spec())
                .withPath(file.object().location().value())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(file.object().bytes())
                .withMetrics(metrics(table.schema(), file))
                .build();
    }

    /** Counts only: least and greatest as Parquet has them may have been cut short. */
    private static Metrics metrics(Schema schema, ReadFile file) {
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<String, Long> known = file.nulls();
        IcebergColumns.leaves(schema).forEach((path, field) -> {
            if (known.containsKey(path)) {
                values.put(field.fieldId(), file.rows());
                nulls.put(field.fieldId(), known.get(path));
            }
        });
        return new Metrics(file.rows(), null, values, nulls, null);
    }
}
