package dev.weir.format.table.iceberg;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.table.Attempt;
import dev.weir.format.table.FileSums;
import dev.weir.format.table.StatisticsSum;
import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableReader;
import dev.weir.format.table.TableReading;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Iceberg, from the newest metadata file and the manifests of its current snapshot. Rows, bytes and files are summed from the
 * manifests, which partitions and statistics need anyway; what a snapshot's summary says of totals is its history only.
 */
public final class IcebergReader implements TableReader {

    private static final int NEWEST_FORMAT = 3;

    @Override
    public TableReading read(LakeStore store, LakePath root) {
        return Attempt.at("iceberg-unreadable", () -> {
            TableMetadata metadata = metadata(store, root);
            return new Contents(metadata, new IcebergFiles(store, root, metadata.location())).read();
        });
    }

    private static TableMetadata metadata(LakeStore store, LakePath root) {
        CurrentMetadata current = new CurrentMetadata(store, root);
        LakeObject file = current.find();
        String text = current.text(file);
        try {
            TableMetadata metadata =
                    TableMetadataParser.fromJson(file.location().value(), text);
            if (metadata.formatVersion() > NEWEST_FORMAT) {
                throw new TableBroken(
                        "iceberg-version-unknown",
                        file.location() + " is of format " + metadata.formatVersion() + "; Weir knows up to "
                                + NEWEST_FORMAT + ".");
            }
            return metadata;
        } catch (RuntimeException refused) {
            throw new TableBroken(
                    "iceberg-metadata-broken", file.location() + " cannot be read: " + Attempt.words(refused), refused);
        }
    }

    /** The current snapshot's manifests, read once each. */
    private static final class Contents {
        private final TableMetadata metadata;
        private final IcebergFiles files;
        private final Schema schema;
        private final Map<String, NestedField> leaves;
        private final StatisticsSum statistics;
        private final FileSums sums = new FileSums();
        private final Deletes deletes = new Deletes();
        private final Partitions partitions = new Partitions();

        Contents(TableMetadata metadata, IcebergFiles files) {
            this.metadata = metadata;
            this.files = files;
            this.schema = metadata.schema();
            this.leaves = IcebergColumns.leaves(schema);
            Map<String, ColumnType> types = new LinkedHashMap<>();
            leaves.forEach((path, field) -> types.put(path, IcebergColumns.type(field.type(), 0)));
            this.statistics = new StatisticsSum(types);
        }

        TableReading read() throws IOException {
            var columns = IcebergColumns.of(schema, metadata.spec());
            Snapshot current = metadata.currentSnapshot();
            if (current != null) {
                readManifests(current);
            }
            return new TableReading.TableMetadata(
                    current == null ? "" : Long.toString(current.snapshotId()),
                    columns,
                    sums.rows(),
                    sums.bytes(),
                    sums.files(),
                    sums.partitions(),
                    statistics.statistics(),
                    IcebergHistory.of(metadata),
                    IcebergProperties.of(metadata, deletes.files()));
        }

        private void readManifests(Snapshot current) throws IOException {
            if (current.keyId() != null) {
                throw new TableBroken("iceberg-encrypted", "The table's manifests are encrypted.");
            }
            String at = "The manifest list of snapshot " + current.snapshotId();
            try {
                for (ManifestFile manifest : current.deleteManifests(files)) {
                    at = manifest.path();
                    readDeletes(manifest);
                }
                for (ManifestFile manifest : current.dataManifests(files)) {
                    at = manifest.path();
                    readData(manifest);
                }
            } catch (RuntimeException refused) {
                throw new TableBroken(
                        "iceberg-manifest-broken", at + " cannot be read: " + Attempt.words(refused), refused);
            }
        }

        private void readDeletes(ManifestFile manifest) throws IOException {
            try (ManifestReader<DeleteFile> reader =
                    ManifestFiles.readDeleteManifest(manifest, files, metadata.specsById())) {
                PartitionSpec spec = reader.spec();
                for (DeleteFile file : reader) {
                    deletes.add(file, spec.isPartitioned(), partitions.values(spec, file.partition()));
                }
            }
        }

        private void readData(ManifestFile manifest) throws IOException {
            Set<Integer> written = written(manifest.snapshotId());
            try (ManifestReader<DataFile> reader = ManifestFiles.read(manifest, files, metadata.specsById())) {
                PartitionSpec spec = reader.spec();
                for (DataFile file : reader) {
                    Map<String, @Nullable String> values = partitions.values(spec, file.partition());
                    OptionalLong alive = deletes.alive(file, values);
                    sums.add(values, alive, file.fileSizeInBytes());
                    boolean whole = alive.orElse(-1) == file.recordCount();
                    leaves.forEach((path, field) -> addStatistics(path, field, file, whole, written));
                }
            }
        }

        /** The columns that the table had when a manifest was written; all of today's if nobody knows. */
        private Set<Integer> written(@Nullable Long snapshotId) {
            Snapshot snapshot = snapshotId == null ? null : metadata.snapshot(snapshotId);
            Integer id = snapshot == null ? null : snapshot.schemaId();
            Schema then = id == null ? null : metadata.schemasById().get(id);
            Set<Integer> written = new HashSet<>();
            leaves.values().forEach(field -> {
                if (then == null || then.findField(field.fieldId()) != null) {
                    written.add(field.fieldId());
                }
            });
            return written;
        }

        private void addStatistics(String path, NestedField field, DataFile file, boolean whole, Set<Integer> written) {
            int id = field.fieldId();
            boolean absent = !written.contains(id) && field.initialDefault() == null;
            long nulls = absent ? file.recordCount() : nulls(file, id);
            // Which rows are deleted is not known, and so not how many of the nulls.
            boolean nullsKnown = whole ? nulls >= 0 : nulls == 0;
            statistics.add(
                    path,
                    new ColumnStatistics(
                            nullsKnown ? OptionalLong.of(nulls) : OptionalLong.empty(),
                            bound(field.type(), value(file.lowerBounds(), id)),
                            bound(field.type(), value(file.upperBounds(), id)),
                            OptionalLong.empty()),
                    nulls == file.recordCount());
        }

        private static long nulls(DataFile file, int id) {
            Long counted = value(file.nullValueCounts(), id);
            return counted == null ? -1 : counted;
        }

        private static <V> @Nullable V value(@Nullable Map<Integer, V> byField, int id) {
            return byField == null ? null : byField.get(id);
        }

        private static Optional<String> bound(Type type, @Nullable ByteBuffer bytes) {
            if (bytes == null) {
                return Optional.empty();
            }
            try {
                Object value = Conversions.fromByteBuffer(type, bytes);
                return value == null ? Optional.empty() : IcebergColumns.text(type, value);
            } catch (RuntimeException notOfThisType) {
                // Of a column whose type was widened since, or garbled: one bound less.
                return Optional.empty();
            }
        }
    }
}
