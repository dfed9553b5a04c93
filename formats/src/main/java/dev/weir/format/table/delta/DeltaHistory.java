package dev.weir.format.table.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the commits that are still in the log say of themselves. Only the start of each is read, where writers put it; a commit
 * that says nothing has only its time.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#commit-provenance-information">commitInfo</a>
 */
final class DeltaHistory {

    private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
    private static final int START = 128 * 1024;
    private static final int LONGEST_VALUE = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LakeStore store;

    DeltaHistory(LakeStore store) {
        this.store = store;
    }

    /** Newest first, none younger than {@code version}. */
    List<Snapshot> read(LakePath log, long version) {
        Deque<LakeObject> newest = new ArrayDeque<>();
        store.children(
                log,
                object -> {
                    String name = object.location().name();
                    if (COMMIT.matcher(name).matches() && version(name) <= version) {
                        newest.addLast(object);
                        if (newest.size() > TableMetadata.MOST_SNAPSHOTS) {
                            newest.removeFirst();
                        }
                    }
                },
                below -> {});
        List<Snapshot> history = new ArrayList<>();
        for (Iterator<LakeObject> commits = newest.descendingIterator(); commits.hasNext(); ) {
            history.add(snapshot(commits.next()));
        }
        return history;
    }

    private static long version(String name) {
        try {
            return Long.parseLong(name.substring(0, name.indexOf('.')));
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    private Snapshot snapshot(LakeObject commit) {
        Commit said = commit(store.range(commit.location(), 0, START), commit.bytes());
        JsonNode info = said.info();
        String operation = info.path("operation").asText("");
        JsonNode metrics = info.path("operationMetrics");
        JsonNode parameters = info.path("operationParameters");
        Map<String, String> summary = new TreeMap<>();
        for (String key : List.of("engineInfo", "isBlindAppend", "isolationLevel", "readVersion", "userMetadata")) {
            put(key, info.path(key), summary);
        }
        parameters.fields().forEachRemaining(entry -> put(entry.getKey(), entry.getValue(), summary));
        metrics.fields().forEachRemaining(entry -> put(entry.getKey(), entry.getValue(), summary));
        boolean telling = !metrics.isEmpty();
        return new Snapshot(
                Long.toString(version(commit.location().name())),
                at(info, commit),
                operation,
                telling ? added(operation, metrics) : said.added(),
                telling ? removed(operation, metrics, info) : said.removed(),
                summary);
    }

    private static Instant at(JsonNode info, LakeObject commit) {
        JsonNode inCommit = info.path("inCommitTimestamp");
        JsonNode time = inCommit.canConvertToLong() && inCommit.isNumber() ? inCommit : info.path("timestamp");
        return time.isNumber() && time.canConvertToLong() ? Instant.ofEpochMilli(time.longValue()) : commit.modified();
    }

    private static void put(String key, JsonNode value, Map<String, String> summary) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        summary.put(key, text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...");
    }

    private static OptionalLong added(String operation, JsonNode metrics) {
        return switch (operation) {
            case "MERGE" -> count(metrics, "numTargetRowsInserted");
            // What is written again is not new.
            case "DELETE", "UPDATE" ->
                metrics.has("numDeletedRows") || metrics.has("numUpdatedRows")
                        ? OptionalLong.of(0)
                        : OptionalLong.empty();
            case "OPTIMIZE", "RESTORE" -> OptionalLong.empty();
            default -> count(metrics, "numOutputRows");
        };
    }

    private static OptionalLong removed(String operation, JsonNode metrics, JsonNode info) {
        return switch (operation) {
            case "MERGE" -> count(metrics, "numTargetRowsDeleted");
            case "UPDATE" -> metrics.has("numUpdatedRows") ? OptionalLong.of(0) : OptionalLong.empty();
            case "OPTIMIZE", "RESTORE" -> OptionalLong.empty();
            default -> {
                boolean append = info.path("isBlindAppend").asBoolean(false)
                        || info.path("operationParameters")
                                .path("mode")
                                .asText("")
                                .equals("Append");
                OptionalLong deleted = count(metrics, "numDeletedRows");
                yield deleted.isEmpty() && append ? OptionalLong.of(0) : deleted;
            }
        };
    }

    // Spark writes the numbers as texts.
    private static OptionalLong count(JsonNode metrics, String key) {
        long number = metrics.path(key).asLong(-1);
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private record Commit(JsonNode info, OptionalLong added, OptionalLong removed) {}

    /** What a commit says of itself, and what its files say if all of it was read. */
    private static Commit commit(byte[] start, long length) {
        JsonNode info = MissingNode.getInstance();
        boolean whole = start.length >= length;
        boolean removes = false;
        long rows = 0;
        for (String line : new String(start, StandardCharsets.UTF_8).split("\n")) {
            JsonNode action = action(line);
            info = action.has("commitInfo") ? action.path("commitInfo") : info;
            removes |= action.path("remove").path("dataChange").asBoolean(false);
            JsonNode add = action.path("add");
            if (add.path("dataChange").asBoolean(false)) {
                OptionalLong ofFile = FileStatistics.of(
                                Optional.ofNullable(add.path("stats").textValue()))
                        .rows();
                whole &= ofFile.isPresent() && !add.hasNonNull("deletionVector");
                rows += ofFile.orElse(0);
            }
        }
        boolean onlyAdds = whole && !removes;
        return new Commit(
                info,
                onlyAdds ? OptionalLong.of(rows) : OptionalLong.empty(),
                onlyAdds ? OptionalLong.of(0) : OptionalLong.empty());
    }

    private static JsonNode action(String line) {
        try {
            return line.isBlank() ? MissingNode.getInstance() : JSON.readTree(line);
        } catch (JsonProcessingException cutOff) {
            return MissingNode.getInstance();
        }
    }
}
