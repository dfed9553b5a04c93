package dev.weir.format.table.hudi;

import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.format.table.TableReading.TableMetadata;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.jspecify.annotations.Nullable;

/** The completed commits of the active timeline. Archived ones are not told. */
final class HudiCommits {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT);
    private static final int LENGTH_WITHOUT_MILLIS = 14;
    private static final int MOST_FILES_KNOWN = 1_000_000;
    private static final int LONGEST_VALUE = 1000;
    /** Write what is there in another way. */
    private static final Set<WriteOperationType> REWRITES =
            Set.of(WriteOperationType.COMPACT, WriteOperationType.LOG_COMPACT, WriteOperationType.CLUSTER);

    private final List<Snapshot> history = new ArrayList<>();
    private final Map<String, Long> rowsOfFiles = new HashMap<>();
    private String version = "";
    private @Nullable String schema;

    /** @param zone of the timeline's instants */
    HudiCommits(HoodieTimeline completed, ZoneId zone) throws IOException {
        List<HoodieInstant> newestFirst = completed.getInstants().stream()
                .sorted(Comparator.comparing(HoodieInstant::requestedTime).reversed())
                .limit(TableMetadata.MOST_SNAPSHOTS)
                .toList();
        for (HoodieInstant instant : newestFirst) {
            boolean replaces = instant.getAction().equals(HoodieTimeline.REPLACE_COMMIT_ACTION);
            HoodieCommitMetadata commit =
                    replaces ? completed.readReplaceCommitMetadata(instant) : completed.readCommitMetadata(instant);
            version = version.isEmpty() ? instant.requestedTime() : version;
            String said = commit.getMetadata(HoodieCommitMetadata.SCHEMA_KEY);
            schema = schema == null && said != null && !said.isEmpty() ? said : schema;
            history.add(snapshot(instant, commit, replaces, zone));
            for (HoodieWriteStat file : commit.getWriteStats()) {
                if (file.getPath() != null && rowsOfFiles.size() < MOST_FILES_KNOWN) {
                    rowsOfFiles.put(file.getPath(), file.getNumWrites());
                }
            }
        }
    }

    /** The newest instant; empty if there is none. */
    String version() {
        return version;
    }

    /** Avro's, of the newest commit that has one. */
    @Nullable
    String schema() {
        return schema;
    }

    List<Snapshot> history() {
        return history;
    }

    /** @param path of a base file, from the table's folder on */
    OptionalLong rows(String path) {
        Long rows = rowsOfFiles.get(path);
        return rows == null || rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    private static Snapshot snapshot(
            HoodieInstant instant, HoodieCommitMetadata commit, boolean replaces, ZoneId zone) {
        WriteOperationType operation = commit.getOperationType();
        boolean rewrites = operation != null && REWRITES.contains(operation);
        Map<String, String> summary = new TreeMap<>();
        if (operation != null) {
            summary.put("operation-type", operation.value());
        }
        summary.put("rows-written", Long.toString(commit.fetchTotalRecordsWritten()));
        summary.put("rows-updated", Long.toString(commit.fetchTotalUpdateRecordsWritten()));
        summary.put("bytes-written", Long.toString(commit.fetchTotalBytesWritten()));
        summary.put("files-written", Long.toString(commit.fetchTotalFiles()));
        if (instant.getCompletionTime() != null) {
            summary.put("completion-time", instant.getCompletionTime());
        }
        commit.getExtraMetadata().forEach((key, value) -> {
            boolean fits = value != null && value.length() <= LONGEST_VALUE;
            if (fits && !key.equals(HoodieCommitMetadata.SCHEMA_KEY)) {
                summary.putIfAbsent(key, value);
            }
        });
        long inserted = 0;
        long deleted = 0;
        for (HoodieWriteStat file : commit.getWriteStats()) {
            inserted += file.getNumInserts();
            deleted += file.getNumDeletes();
        }
        return new Snapshot(
                instant.requestedTime(),
                time(instant.requestedTime(), zone),
                instant.getAction(),
                rewrites || inserted < 0 ? OptionalLong.empty() : OptionalLong.of(inserted),
                // What was in the files that a commit replaces, it does not say.
                rewrites || replaces || deleted < 0 ? OptionalLong.empty() : OptionalLong.of(deleted),
                summary);
    }

    // Those that Hudi makes up, 00000000000001, are no times.
    static Instant time(String instant, ZoneId zone) {
        try {
            String millis = instant.length() == LENGTH_WITHOUT_MILLIS ? instant + "000" : instant;
            return LocalDateTime.parse(millis, MILLIS).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            return Instant.EPOCH;
        }
    }
}
