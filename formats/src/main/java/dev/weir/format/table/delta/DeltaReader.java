package dev.weir.format.table.delta;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ValueText;
import dev.weir.format.table.Attempt;
import dev.weir.format.table.FileSums;
import dev.weir.format.table.StatisticsSum;
import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableReader;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.delta.DeltaColumns.Leaf;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Delta Lake, from the log: the kernel replays it, Weir sums what the actions say of their files. Statistics that a writer
 * keeps in checkpoints only as structs ({@code delta.checkpoint.writeStatsAsJson=false}) are as if they were not there.
 */
public final class DeltaReader implements TableReader {

    @Override
    public TableReading read(LakeStore store, LakePath root) {
        return Attempt.at("delta-log-broken", () -> {
            LakePath log = root.resolve("_delta_log/");
            Engine engine = new DeltaEngine(DefaultEngine.create(new DeltaFiles(store, log)));
            SnapshotImpl snapshot = snapshot(engine, root);
            Contents contents = new Contents(snapshot);
            contents.readFiles(engine);
            return new TableMetadata(
                    Long.toString(snapshot.getVersion()),
                    DeltaColumns.of(snapshot.getSchema(), contents.partitionColumns),
                    contents.sums.rows(),
                    contents.sums.bytes(),
                    contents.sums.files(),
                    contents.sums.partitions(),
                    contents.statistics.statistics(),
                    new DeltaHistory(store).read(log, snapshot.getVersion()),
                    properties(snapshot.getMetadata(), snapshot.getProtocol()));
        });
    }

    private static SnapshotImpl snapshot(Engine engine, LakePath root) {
        try {
            return (SnapshotImpl) Table.forPath(engine, root.value()).getLatestSnapshot(engine);
        } catch (UnsupportedTableFeatureException unknown) {
            throw new TableBroken(
                    "delta-feature-unknown",
                    "The table needs features that Weir does not know: "
                            + String.join(", ", new TreeSet<>(unknown.getUnsupportedFeatures())) + ".",
                    unknown);
        } catch (UnsupportedProtocolVersionException unknown) {
            throw new TableBroken("delta-feature-unknown", Attempt.words(unknown), unknown);
        } catch (TableNotFoundException missing) {
            throw new TableBroken(
                    "delta-log-missing", root + "_delta_log/ has no commit and no checkpoint of a table.", missing);
        }
    }

    private static Map<String, String> properties(Metadata metadata, Protocol protocol) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.minReaderVersion", Integer.toString(protocol.getMinReaderVersion()));
        properties.put("delta.minWriterVersion", Integer.toString(protocol.getMinWriterVersion()));
        new TreeSet<>(protocol.getReaderAndWriterFeatures())
                .forEach(feature -> properties.put("delta.feature." + feature, "supported"));
        properties.put("id", metadata.getId());
        metadata.getName().ifPresent(name -> properties.put("name", name));
        metadata.getDescription().ifPresent(text -> properties.put("description", text));
        metadata.getCreatedTime()
                .ifPresent(time -> properties.put(
                        "created-time", Instant.ofEpochMilli(time).toString()));
        new TreeMap<>(metadata.getConfiguration()).forEach(properties::putIfAbsent);
        return properties;
    }

    /** The files of one version. */
    private static final class Contents {
        private final SnapshotImpl snapshot;
        private final FileSums sums = new FileSums();
        private final StatisticsSum statistics;
        private final Map<String, Leaf> leaves;
        private final Set<String> partitionColumns;
        /** By their names in the log. */
        private final Map<String, String> partitionNames = new LinkedHashMap<>();

        Contents(SnapshotImpl snapshot) {
            this.snapshot = snapshot;
            StructType schema = snapshot.getSchema();
            this.partitionColumns = new LinkedHashSet<>(snapshot.getPartitionColumnNames());
            for (String name : partitionColumns) {
                partitionNames.put(DeltaColumns.nameInFiles(schema.get(name)), name);
            }
            this.leaves = DeltaColumns.leaves(schema);
            Map<String, ColumnType> types = new LinkedHashMap<>();
            leaves.forEach((path, leaf) -> types.put(path, leaf.type()));
            this.statistics = new StatisticsSum(types);
        }

        void readFiles(Engine engine) throws IOException {
            ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
            try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
                while (batches.hasNext()) {
                    try (CloseableIterator<Row> rows = batches.next().getRows()) {
                        while (rows.hasNext()) {
                            add(new AddFile(rows.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)));
                        }
                    }
                }
            }
        }

        private void add(AddFile file) {
            FileStatistics said = FileStatistics.of(file.getStatsJson());
            long deleted = file.getDeletionVector()
                    .map(DeletionVectorDescriptor::getCardinality)
                    .orElse(0L);
            if (deleted < 0) {
                throw new TableBroken("counts-impossible", file.getPath() + " has " + deleted + " deleted rows.");
            }
            OptionalLong alive =
                    said.rows().isPresent() ? OptionalLong.of(said.rows().getAsLong() - deleted) : OptionalLong.empty();
            Map<String, @Nullable String> values = partitionValues(file);
            sums.add(values, alive, file.getSize());
            leaves.forEach((path, leaf) -> {
                if (partitionColumns.contains(path)) {
                    addPartitionColumn(path, leaf.type(), values.get(path), alive);
                } else {
                    addColumn(path, leaf, said, deleted);
                }
            });
        }

        private Map<String, @Nullable String> partitionValues(AddFile file) {
            Map<String, @Nullable String> raw = new HashMap<>(VectorUtils.toJavaMap(file.getPartitionValues()));
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            partitionNames.forEach((inLog, name) -> {
                String value = raw.get(inLog);
                // "An empty string for any type translates to a null partition value": PROTOCOL.md.
                values.put(name, value == null || value.isEmpty() ? null : value);
            });
            return values;
        }

        private void addPartitionColumn(String path, ColumnType type, @Nullable String value, OptionalLong alive) {
            Optional<String> text = value == null ? Optional.empty() : text(value, type);
            statistics.add(
                    path,
                    new ColumnStatistics(value == null ? alive : OptionalLong.of(0), text, text, OptionalLong.empty()),
                    value == null);
        }

        // Times of partitions have no zone, or that of their writer's machine: no bounds.
        private static Optional<String> text(String value, ColumnType type) {
            boolean number = type == Plain.INT || type == Plain.LONG || type == Plain.FLOAT || type == Plain.DOUBLE;
            if (!number && !(type instanceof Decimal)) {
                return type == Plain.STRING || type == Plain.DATE ? FileStatistics.text(value, type) : Optional.empty();
            }
            try {
                return type instanceof Decimal decimal
                        ? FileStatistics.decimal(new BigDecimal(value), decimal)
                        : ValueText.number(new BigDecimal(value));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }

        private void addColumn(String path, Leaf leaf, FileStatistics said, long deleted) {
            OptionalLong nulls = said.nulls(leaf.inFiles());
            boolean none = nulls.isPresent() && nulls.getAsLong() == 0;
            boolean only = nulls.isPresent() && nulls.equals(said.rows());
            // Which rows are deleted is not known, and so not how many of the nulls.
            boolean known = nulls.isPresent() && nulls.getAsLong() >= 0 && (deleted == 0 || none || only);
            long alive = nulls.orElse(0) - (only ? deleted : 0);
            statistics.add(
                    path,
                    new ColumnStatistics(
                            known ? OptionalLong.of(alive) : OptionalLong.empty(),
                            said.least(leaf.inFiles(), leaf.type()),
                            said.greatest(leaf.inFiles(), leaf.type()),
                            OptionalLong.empty()),
                    only);
        }
    }
}
