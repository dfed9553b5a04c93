package dev.weir.catalog.glue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays what Weir wants over what is there. An update replaces the whole table: what others added must be sent along. */
final class TableMerge {

    private TableMerge() {}

    static GlueTable onto(GlueTable there, GlueTable wanted) {
        return new GlueTable(
                wanted.name(),
                there.version(),
                there.catalog(),
                wanted.type(),
                there.description(),
                there.owner(),
                there.retention(),
                columns(there.partitionKeys(), wanted.partitionKeys()),
                storage(there.storage(), wanted.storage()),
                parameters(there.parameters(), wanted.parameters()));
    }

    private static GlueStorage storage(GlueStorage there, GlueStorage wanted) {
        Map<String, String> serde = new TreeMap<>();
        // Somebody's `ignore.malformed.json` means something to the class that they set it for, and to no other.
        if (there.serde().equals(wanted.serde())) {
            there.serdeParameters().forEach((key, value) -> {
                if (!key.startsWith("mapping.")) {
                    serde.put(key, value);
                }
            });
        }
        serde.putAll(wanted.serdeParameters());
        return new GlueStorage(
                wanted.location(),
                columns(there.columns(), wanted.columns()),
                wanted.inputFormat(),
                wanted.outputFormat(),
                wanted.serde(),
                serde,
                there.parameters());
    }

    private static List<GlueColumn> columns(List<GlueColumn> there, List<GlueColumn> wanted) {
        Map<String, GlueColumn> known =
                there.stream().collect(Collectors.toMap(GlueColumn::name, Function.identity(), (one, other) -> one));
        return wanted.stream()
                .map(column -> Optional.ofNullable(known.get(column.name()))
                        .map(old -> new GlueColumn(column.name(), column.type(), old.comment(), old.parameters()))
                        .orElse(column))
                .toList();
    }

    private static Map<String, String> parameters(Map<String, String> there, Map<String, String> wanted) {
        Map<String, String> merged = new TreeMap<>(there);
        Ownership.written(there).forEach(merged::remove);
        merged.putAll(wanted);
        return merged;
    }

    static GluePartition onto(GluePartition there, GluePartition wanted) {
        Map<String, String> parameters = new TreeMap<>(there.parameters());
        parameters.putAll(wanted.parameters());
        return new GluePartition(wanted.values(), wanted.storage(), parameters);
    }
}
