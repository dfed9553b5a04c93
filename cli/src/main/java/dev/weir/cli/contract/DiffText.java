package dev.weir.cli.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractChange.Kind;
import dev.weir.quality.odcs.ContractDiff;
import dev.weir.quality.odcs.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Differences of two contracts, as text, JSON and Markdown. @param before, after as the command line names them */
record DiffText(String before, String after, List<ContractChange> changes) {

    boolean breaking() {
        return ContractDiff.worst(changes).filter(kind -> kind == Kind.BREAKING).isPresent();
    }

    String summary() {
        if (changes.isEmpty()) {
            return "no difference";
        }
        return count(Kind.BREAKING) + " breaking, " + count(Kind.COMPATIBLE) + " compatible, " + count(Kind.DOCS)
                + " of words only";
    }

    private long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (ContractChange change : changes) {
            text.append(String.format(Locale.ROOT, "%-10s  ", word(change.kind())))
                    .append(change.what())
                    .append(step(change).isEmpty() ? "" : "  " + step(change))
                    .append("\n            ")
                    .append(change.reason())
                    .append(" (")
                    .append(places(change))
                    .append(")\n");
        }
        return text.append(summary()).append('\n').toString();
    }

    String json() {
        ObjectNode root = Findings.object();
        root.put("before", before);
        root.put("after", after);
        root.put("breaking", breaking());
        ArrayNode list = root.putArray("changes");
        for (ContractChange change : changes) {
            ObjectNode one = list.addObject();
            one.put("kind", word(change.kind()));
            one.put("aspect", change.aspect().name().toLowerCase(Locale.ROOT));
            one.put("what", change.what());
            one.put("before", change.before());
            one.put("after", change.after());
            one.put("reason", change.reason());
            put(one, "beforePlace", change.beforePlace());
            put(one, "afterPlace", change.afterPlace());
        }
        return Findings.written(root);
    }

    private static void put(ObjectNode object, String key, @Nullable Place place) {
        if (place != null) {
            object.putObject(key)
                    .put("line", place.line())
                    .put("column", place.column())
                    .put("pointer", place.pointer());
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder("### `" + before + "` → `" + after + "`: " + summary() + "\n");
        if (changes.isEmpty()) {
            return text.toString();
        }
        text.append("\n| | what | before | after | why |\n|---|---|---|---|---|\n");
        for (ContractChange change : changes) {
            text.append("| ")
                    .append(change.kind() == Kind.BREAKING ? "**breaking**" : word(change.kind()))
                    .append(" | ")
                    .append(cell(change.what()))
                    .append(" | ")
                    .append(cell(change.before()))
                    .append(" | ")
                    .append(cell(change.after()))
                    .append(" | ")
                    .append(cell(change.reason()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
    }

    private static String step(ContractChange change) {
        if (change.before() == null && change.after() == null) {
            return "";
        }
        return change.before() == null
                ? "+ " + change.after()
                : change.after() == null ? "- " + change.before() : change.before() + " → " + change.after();
    }

    private String places(ContractChange change) {
        Place old = change.beforePlace();
        Place now = change.afterPlace();
        String first = old == null ? "" : before + ":" + old.line();
        String second = now == null ? "" : after + ":" + now.line();
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
