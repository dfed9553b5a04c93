package dev.weir.format.table.hudi;

import dev.weir.format.storage.LakeFileSystem;
import dev.weir.format.table.Attempt;
import dev.weir.format.table.FileSums;
import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableReader;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.model.HoodieTimelineTimeZone;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.hadoop.HoodieHadoopStorage;

/**
 * Hudi, from the timeline and a listing. Rows are those that commits say they wrote into the base files that are current;
 * where a slice has log files, or its commit was archived, nobody knows them without reading data. Column statistics are in
 * Hudi's own metadata table, which is not read.
 */
public final class HudiReader implements TableReader {

    private static final int OLDEST_VERSION = 6;
    private static final int NEWEST_VERSION = 9;
    private static final int LONGEST_PROPERTIES = 1024 * 1024;
    private static final String GENERATED_RECORDS = "org.apache.hudi.avro.model";

    static {
        // Avro makes objects only of classes that it was told to trust. These are Hudi's own: fields and nothing else.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(GENERATED_RECORDS)));
    }

    @Override
    public TableReading read(LakeStore store, LakePath root) {
        return Attempt.at("hudi-timeline-broken", () -> {
            checkVersion(store, root);
            HoodieTableMetaClient table = table(store, root);
            HoodieTimeline completed = table.getCommitsTimeline().filterCompletedInstants();
            HudiCommits commits = new HudiCommits(completed, zone(table.getTableConfig()));
            List<String> partitionFields =
                    List.of(table.getTableConfig().getPartitionFields().orElse(new String[0]));
            HudiFiles files =
                    new HudiFiles(store, root, table, completed, commits, new HudiPartitions(partitionFields));
            FileSums sums = files.sum();
            return new TableMetadata(
                    commits.version(),
                    HudiColumns.of(schema(table, commits), partitionFields),
                    sums.rows(),
                    sums.bytes(),
                    sums.files(),
                    sums.partitions(),
                    Map.of(),
                    commits.history(),
                    properties(table, files.logFiles()));
        });
    }

    private static void checkVersion(LakeStore store, LakePath root) throws IOException {
        LakePath folder = root.resolve(HoodieTableMetaClient.METAFOLDER_NAME + "/");
        Optional<LakeObject> file = store.find(folder.object(HoodieTableConfig.HOODIE_PROPERTIES_FILE));
        if (file.isEmpty()) {
            throw new TableBroken(
                    "hudi-properties-missing", folder + HoodieTableConfig.HOODIE_PROPERTIES_FILE + " is not there.");
        }
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(store.range(file.get().location(), 0, LONGEST_PROPERTIES)));
        String version = properties.getProperty(HoodieTableConfig.VERSION.key(), "");
        boolean known = version.matches("\\d{1,9}")
                && Integer.parseInt(version) >= OLDEST_VERSION
                && Integer.parseInt(version) <= NEWEST_VERSION;
        if (!known) {
            throw new TableBroken(
                    "hudi-version-unknown",
                    file.get().location() + " is of table version '" + version + "'; Weir knows " + OLDEST_VERSION
                            + " to " + NEWEST_VERSION + ".");
        }
    }

    private static HoodieTableMetaClient table(LakeStore store, LakePath root) {
        LakeFileSystem files = new LakeFileSystem(store, root);
        // A file system that Hudi would make by itself would not go through the lake's store.
        for (String scheme : List.of("file", "s3", "s3a", "hdfs")) {
            files.getConf().set("fs." + scheme + ".impl", "none: read through the lake's store");
        }
        HoodieStorage storage = new HoodieHadoopStorage(files);
        return HoodieTableMetaClient.builder()
                .setStorage(storage)
                .setConf(storage.getConf())
                .setBasePath(LakeFileSystem.path(root).toString())
                .setLoadActiveTimelineOnLoad(true)
                .build();
    }

    // Without a word on it, Hudi means the clock on the wall of whoever runs it.
    private static ZoneId zone(HoodieTableConfig config) {
        return config.getTimelineTimezone() == HoodieTimelineTimeZone.UTC ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    private static String schema(HoodieTableMetaClient table, HudiCommits commits) {
        String said = commits.schema();
        if (said != null) {
            return said;
        }
        if (table.getTableConfig().getTableCreateSchema().isPresent()) {
            return table.getTableConfig().getTableCreateSchema().get().toString();
        }
        throw new TableBroken(
                "hudi-schema-missing",
                "Neither a commit nor " + HoodieTableConfig.HOODIE_PROPERTIES_FILE + " has a schema.");
    }

    private static Map<String, String> properties(HoodieTableMetaClient table, long logFiles) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (table.getTableType() == HoodieTableType.MERGE_ON_READ) {
            properties.put("log-files", Long.toString(logFiles));
            properties.put("counted-files", "base files and log files");
        }
        Map<String, String> own = new TreeMap<>();
        table.getTableConfig().getProps().forEach((key, value) -> own.put(key.toString(), value.toString()));
        own.forEach(properties::putIfAbsent);
        return properties;
    }
}
