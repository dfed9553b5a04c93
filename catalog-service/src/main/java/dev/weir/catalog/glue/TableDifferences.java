package dev.weir.catalog.glue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** In what two states of a table differ, for people. */
final class TableDifferences {

    private final List<String> lines = new ArrayList<>();

    private TableDifferences() {}

    static List<String> between(GlueTable before, GlueTable after) {
        TableDifferences differences = new TableDifferences();
        differences.text("type", before.type(), after.type());
        differences.storage(before.storage(), after.storage());
        differences.columns(
                "column", before.storage().columns(), after.storage().columns());
        differences.columns("partition key", before.partitionKeys(), after.partitionKeys());
        differences.map("parameter", before.parameters(), after.parameters());
        return List.copyOf(differences.lines);
    }

    private void storage(GlueStorage before, GlueStorage after) {
        text("location", before.location(), after.location());
        text("input format", before.inputFormat(), after.inputFormat());
        text("output format", before.outputFormat(), after.outputFormat());
        text("serde", before.serde(), after.serde());
        map("serde parameter", before.serdeParameters(), after.serdeParameters());
    }

    private void text(String what, String before, String after) {
        if (!before.equals(after)) {
            lines.add(what + " " + before + " → " + after);
        }
    }

    private void columns(String what, List<GlueColumn> before, List<GlueColumn> after) {
        Map<String, String> old = types(before);
        Map<String, String> now = types(after);
        map(what, old, now);
        if (old.equals(now) && !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()))) {
            lines.add("order of the " + what + "s " + String.join(", ", old.keySet()) + " → "
                    + String.join(", ", now.keySet()));
        }
    }

    private static Map<String, String> types(List<GlueColumn> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    private void map(String what, Map<String, String> before, Map<String, String> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.remove(Ownership.WRITTEN);
        for (String key : keys) {
            String old = before.get(key);
            String now = after.get(key);
            if (old == null) {
                lines.add("new " + what + " " + key + " " + now);
            } else if (now == null) {
                lines.add(what + " " + key + " goes");
            } else if (!old.equals(now)) {
                lines.add(what + " " + key + " " + old + " → " + now);
            }
        }
    }
}
