package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.TableAssembly.ReadFile;
import dev.weir.catalog.dataset.Partition;
import dev.weir.catalog.dataset.Size;
import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.FileFormat;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.TypeMerge;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Adds up the files of one dataset. */
final class DatasetSum {

    private record Part(PartitionPath path, Size size) {
        Part plus(Size more) {
            return new Part(path, size.plus(more));
        }
    }

    private final LakePath root;
    private final FileFormat format;
    private final SchemaMerge schema;
    private final StatisticsSum statistics = new StatisticsSum();
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private Size size = Size.NOTHING;

    DatasetSum(LakePath root, FileFormat format) {
        this.root = root;
        this.format = format;
        this.schema = new SchemaMerge(TypeMerge.of(format));
    }

    FileFormat format() {
        return format;
    }

    /** @return what in the file contradicts the files before it */
    Optional<String> add(ReadFile file) {
        OptionalLong rows = file.metadata().map(FileMetadata::rows).orElse(OptionalLong.empty());
        Size ofFile = new Size(rows, file.file().object().bytes(), 1);
        size = size.plus(ofFile);
        fingerprint.add(root, file.file());
        PartitionPath partition = file.file().partition();
        if (!partition.values().isEmpty()) {
            String folder = file.file().partitionFolder(root);
            Part part = parts.get(folder);
            parts.put(folder, part == null ? new Part(partition, ofFile) : part.plus(ofFile));
        }
        if (file.metadata().isEmpty()) {
            statistics.addUnread();
            return Optional.empty();
        }
        statistics.add(file.metadata().get());
        return schema.add(file.metadata().get().columns());
    }

    Size size() {
        return size;
    }

    Map<String, ColumnStatistics> statistics() {
        Map<String, ColumnStatistics> known = statistics.statistics();
        parts.values().stream()
                .flatMap(part -> named(part.path()).keySet().stream())
                .distinct()
                .forEach(known::remove);
        return known;
    }

    String fingerprint() {
        return fingerprint.value();
    }

    /** Those of the files, then those of the folders. As engines have it, a folder's value hides the files' own. */
    List<Column> columns() {
        List<Column> inFolders = new PartitionColumns(
                        parts.values().stream().map(part -> named(part.path())).toList())
                .columns();
        List<String> names = inFolders.stream().map(Column::name).toList();
        List<Column> all = new ArrayList<>(schema.columns());
        all.removeIf(column -> names.contains(column.name()));
        all.addAll(inFolders);
        return all;
    }

    List<Partition> partitions() {
        List<Partition> partitions = new ArrayList<>(parts.size());
        parts.forEach((folder, part) -> partitions.add(new Partition(named(part.path()), folder, part.size())));
        return partitions;
    }

    // The name of a dated folder's column is ours; it gives way to a column of the files.
    private Map<String, @Nullable String> named(PartitionPath path) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (PartitionPath.Value value : path.values()) {
            boolean taken = value.dated() && schema.names().contains(value.column());
            values.put(taken ? "folder_" + value.column() : value.column(), value.value());
        }
        return values;
    }
}
