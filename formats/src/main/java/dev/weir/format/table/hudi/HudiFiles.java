package dev.weir.format.table.hudi;

import dev.weir.format.table.FileSums;
import dev.weir.format.table.TableBroken;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.table.view.HoodieTableFileSystemView;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.jspecify.annotations.Nullable;

/** The latest slices of a table's file groups, a batch of partitions at a time, so that memory does not grow with the files. */
final class HudiFiles {

    private static final Pattern BASE = Pattern.compile("[^_.][^_]*_[^_]+_\\d+(?:_\\d+)?\\.(?:parquet|orc|hfile)");
    private static final Pattern LOG = Pattern.compile("\\..+_.+\\.log\\.\\d+(?:_.*)?(?<!\\.crc)");
    private static final int BATCH = 20_000;
    private static final int DEEPEST = 64;

    private final LakeStore store;
    private final LakePath root;
    private final HoodieTableMetaClient table;
    private final HoodieTimeline completed;
    private final HudiCommits commits;
    private final HudiPartitions partitions;
    private final FileSums sums = new FileSums();

    private final List<String> paths = new ArrayList<>();
    private final List<StoragePathInfo> files = new ArrayList<>();
    private long logFiles;

    HudiFiles(
            LakeStore store,
            LakePath root,
            HoodieTableMetaClient table,
            HoodieTimeline completed,
            HudiCommits commits,
            HudiPartitions partitions) {
        this.store = store;
        this.root = root;
        this.table = table;
        this.completed = completed;
        this.commits = commits;
        this.partitions = partitions;
    }

    FileSums sum() {
        visit(root, 0);
        flush();
        return sums;
    }

    long logFiles() {
        return logFiles;
    }

    private void visit(LakePath folder, int depth) {
        if (depth > DEEPEST) {
            throw new TableBroken("hudi-folders-too-deep", folder + " is deeper than any partition.");
        }
        int before = files.size();
        List<LakePath> below = new ArrayList<>();
        store.children(folder, this::add, child -> {
            if (!child.value().endsWith("/.hoodie/")) {
                below.add(child);
            }
        });
        if (files.size() > before) {
            String path = folder.relativeTo(root);
            paths.add(path.isEmpty() ? "" : path.substring(0, path.length() - 1));
        }
        if (files.size() >= BATCH) {
            flush();
        }
        below.forEach(child -> visit(child, depth + 1));
    }

    private void add(LakeObject object) {
        String name = object.location().name();
        if (BASE.matcher(name).matches() || LOG.matcher(name).matches()) {
            files.add(new StoragePathInfo(
                    new StoragePath(object.location().value()),
                    object.bytes(),
                    false,
                    (short) 1,
                    1,
                    object.modified().toEpochMilli()));
        }
    }

    private void flush() {
        if (!files.isEmpty() && !commits.version().isEmpty()) {
            try (HoodieTableFileSystemView view = new HoodieTableFileSystemView(table, completed, files)) {
                for (String path : paths) {
                    Map<String, @Nullable String> values = partitions.values(path);
                    view.getLatestMergedFileSlicesBeforeOrOn(path, commits.version())
                            .forEach(slice -> add(path, values, slice));
                }
            }
        }
        files.clear();
        paths.clear();
    }

    private void add(String path, Map<String, @Nullable String> values, FileSlice slice) {
        List<HoodieLogFile> logs = slice.getLogFiles().toList();
        logFiles += logs.size();
        if (slice.getBaseFile().isPresent()) {
            HoodieBaseFile base = slice.getBaseFile().get();
            String name = path.isEmpty() ? base.getFileName() : path + "/" + base.getFileName();
            sums.add(values, logs.isEmpty() ? commits.rows(name) : OptionalLong.empty(), base.getFileSize());
        }
        // What a log file adds, changes and deletes is known when it is merged.
        logs.forEach(log -> sums.add(values, OptionalLong.empty(), log.getFileSize()));
    }
}
