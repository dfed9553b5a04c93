package dev.weir.quality.odcs;

import static dev.weir.quality.odcs.ContractChange.Kind.BREAKING;
import static dev.weir.quality.odcs.ContractChange.Kind.COMPATIBLE;
import static dev.weir.quality.odcs.ContractChange.Kind.DOCS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.quality.odcs.ContractChange.Aspect;
import dev.weir.quality.odcs.ContractChange.Kind;
import dev.weir.quality.odcs.Table.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs, judged from the place of somebody who relies on the older contract. Tables and columns are told apart by
 * name; their order means nothing.
 *
 * <p>What is gone, is another type or a narrower one, may be null or occur twice now, or is partitioned in another way,
 * breaks. A new column and a wider type are compatible. A promise about quality or a service level that is gone or weaker
 * breaks as well.
 */
public final class ContractDiff {

    /** Members that the comparison of promises reads, or whose change is the change of a version. */
    private static final Set<String> COMPARED = Set.of(
            "properties",
            "items",
            "logicalType",
            "physicalType",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "partitioned",
            "partitionKeyPosition",
            "quality",
            "slaProperties",
            "logicalTypeOptions");

    private final List<ContractChange> changes = new ArrayList<>();
    private final boolean documents;

    private ContractDiff(boolean documents) {
        this.documents = documents;
    }

    /** The worst of all changes; empty if there are none. */
    public static Optional<Kind> worst(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::kind).min(Kind::compareTo);
    }

    /** Of two documents: breaking ones first. */
    public static List<ContractChange> between(DataContract before, DataContract after) {
        ContractDiff diff = new ContractDiff(true);
        Map<String, Table> now = new LinkedHashMap<>();
        after.tables().forEach(table -> now.put(table.name(), table));
        for (Table old : before.tables()) {
            diff.tables(old, now.remove(old.name()));
        }
        now.values()
                .forEach(table -> diff.add(
                        COMPATIBLE, Aspect.TABLE, table.name(), null, "table", "a new table", null, table.place()));
        diff.slas(before.slas(), after.slas());
        diff.words(before, after);
        return diff.sorted();
    }

    /**
     * Of a contract and a dataset as it is: what the dataset does to who relies on the contract.
     *
     * @param found the dataset's columns
     */
    public static List<ContractChange> against(Table table, List<Field> found) {
        ContractDiff diff = new ContractDiff(false);
        diff.fields(table.name(), table.columns(), found);
        return diff.sorted();
    }

    private List<ContractChange> sorted() {
        return changes.stream()
                .sorted(java.util.Comparator.comparing(ContractChange::kind))
                .toList();
    }

    private void tables(Table old, @Nullable Table now) {
        if (now == null) {
            add(BREAKING, Aspect.TABLE, old.name(), "table", null, "the table is gone", old.place(), null);
            return;
        }
        fields(old.name(), old.columns(), now.columns());
        checks(old, now);
    }

    private void fields(String path, List<Field> before, List<Field> after) {
        Map<String, Field> now = new LinkedHashMap<>();
        after.forEach(field -> now.put(field.name(), field));
        for (Field old : before) {
            field(path + "." + old.name(), old, now.remove(old.name()));
        }
        for (Field added : now.values()) {
            boolean partition = added.partition() > 0;
            add(
                    partition ? BREAKING : COMPATIBLE,
                    partition ? Aspect.PARTITION : Aspect.COLUMN,
                    path + "." + added.name(),
                    null,
                    added.type().text(),
                    partition
                            ? "a new partition column: files are elsewhere"
                            : "a new column: who does not know it, does not ask for it",
                    null,
                    added.place());
        }
    }

    private void field(String path, Field old, @Nullable Field now) {
        if (now == null) {
            add(
                    BREAKING,
                    Aspect.COLUMN,
                    path,
                    old.type().text(),
                    null,
                    documents ? "the column is gone" : "the column is not there",
                    old.place(),
                    null);
            return;
        }
        if (old.partition() != now.partition()) {
            add(
                    BREAKING,
                    Aspect.PARTITION,
                    path,
                    partition(old),
                    partition(now),
                    "the partitions changed: files are elsewhere",
                    old.place(),
                    now.place());
        }
        types(path, old, now);
        flag(
                Aspect.NULLABILITY,
                path,
                old.required() || old.key() > 0,
                // What a dataset's schema allows is not what is in it: rules look for nulls.
                documents ? now.required() || now.key() > 0 : old.required() || old.key() > 0 || now.required(),
                "required",
                "nullable",
                old,
                now);
        if (documents) {
            flag(Aspect.UNIQUENESS, path, old.unique(), now.unique(), "unique", "not unique", old, now);
            keys(path, old, now);
            options(path, old, now);
        }
        if (!old.fields().isEmpty() && (documents || !now.fields().isEmpty())) {
            fields(path, old.fields(), now.fields());
        } else if (documents && !now.fields().isEmpty()) {
            fields(path, old.fields(), now.fields());
        }
        if (old.element().isPresent() && now.element().isPresent()) {
            field(path + ".element", old.element().get(), now.element().get());
        }
    }

    private static String partition(Field field) {
        return field.partition() > 0 ? "partition column " + field.partition() : "no partition column";
    }

    private void types(String path, Field old, Field now) {
        DataType.Step step = old.type().to(now.type());
        // Where the catalog cannot say how long texts are, nothing is known to be longer.
        boolean unlimitedText = !documents
                && old.type().family() == DataType.Family.STRING
                && now.type().size() == 0;
        if (documents
                && (old.type().family() == DataType.Family.UNSAID)
                        != (now.type().family() == DataType.Family.UNSAID)) {
            boolean lost = now.type().family() == DataType.Family.UNSAID;
            add(
                    lost ? BREAKING : COMPATIBLE,
                    Aspect.TYPE,
                    path,
                    lost ? old.type().text() : null,
                    lost ? null : now.type().text(),
                    lost ? "the type is no longer promised" : "the type is promised now",
                    old.place(),
                    now.place());
            return;
        }
        switch (step) {
            case SAME -> {
                if (documents && !old.type().text().equals(now.type().text())) {
                    add(
                            DOCS,
                            Aspect.TYPE,
                            path,
                            old.type().text(),
                            now.type().text(),
                            "another name of the same type",
                            old.place(),
                            now.place());
                }
            }
            case WIDER -> {
                if (!unlimitedText) {
                    type(COMPATIBLE, path, old, now, "wider: every value of the old type is one of the new");
                }
            }
            case NARROWER -> type(BREAKING, path, old, now, "narrower: values that were promised no longer fit");
            case OTHER -> type(BREAKING, path, old, now, "another type");
        }
    }

    private void type(Kind kind, String path, Field old, Field now, String reason) {
        Kind judged = kind == COMPATIBLE && old.partition() > 0 ? BREAKING : kind;
        add(judged, Aspect.TYPE, path, old.type().text(), now.type().text(), reason, old.place(), now.place());
    }

    private void flag(
            Aspect aspect, String path, boolean before, boolean after, String yes, String no, Field old, Field now) {
        if (before != after) {
            add(
                    before ? BREAKING : COMPATIBLE,
                    aspect,
                    path,
                    before ? yes : no,
                    after ? yes : no,
                    before ? yes + " is no longer promised" : yes + " is promised now",
                    old.place(),
                    now.place());
        }
    }

    private void keys(String path, Field old, Field now) {
        if (old.key() != now.key()) {
            add(
                    BREAKING,
                    Aspect.KEY,
                    path,
                    old.key() == 0 ? "not in the primary key" : "part " + old.key() + " of the primary key",
                    now.key() == 0 ? "not in the primary key" : "part " + now.key() + " of the primary key",
                    "another primary key: rows are told apart in another way",
                    old.place(),
                    now.place());
        }
    }

    /** Bounds and patterns of values. Which of two is stricter is told for bounds; any other change may be weaker. */
    private void options(String path, Field old, Field now) {
        Set<String> names = new LinkedHashSet<>();
        old.options().fieldNames().forEachRemaining(names::add);
        now.options().fieldNames().forEachRemaining(names::add);
        // It is part of the type.
        names.remove("maxLength");
        for (String name : names) {
            JsonNode before = old.options().path(name);
            JsonNode after = now.options().path(name);
            if (!same(before, after)) {
                boolean stricter = before.isMissingNode() || isTighter(name, before, after);
                add(
                        stricter ? COMPATIBLE : BREAKING,
                        Aspect.QUALITY,
                        path + " " + name,
                        text(before),
                        text(after),
                        stricter ? "values keep what was promised" : "values may be others than was promised",
                        old.place(),
                        now.place());
            }
        }
    }

    private static boolean isTighter(String name, JsonNode before, JsonNode after) {
        if (!before.isNumber() || !after.isNumber()) {
            return false;
        }
        int step = after.decimalValue().compareTo(before.decimalValue());
        return name.toLowerCase(java.util.Locale.ROOT).contains("min")
                ? step > 0
                : name.toLowerCase(java.util.Locale.ROOT).contains("max") && step < 0;
    }

    // ---- quality

    private void checks(Table before, Table after) {
        Map<String, Check> now = keyed(after.checks());
        keyed(before.checks()).forEach((key, old) -> {
            Check other = now.remove(key);
            String what = "quality of " + after.name() + (old.column().isEmpty() ? "" : "." + old.column()) + ": "
                    + label(old);
            boolean text = old.body().path("type").asText().equals("text");
            if (other == null) {
                add(
                        text ? DOCS : BREAKING,
                        Aspect.QUALITY,
                        what,
                        promise(old),
                        null,
                        "no longer promised",
                        old.place(),
                        null);
            } else if (!promise(old).equals(promise(other))) {
                boolean tighter = isTighter(old, other);
                add(
                        text ? DOCS : tighter ? COMPATIBLE : BREAKING,
                        Aspect.QUALITY,
                        what,
                        promise(old),
                        promise(other),
                        text
                                ? "another text"
                                : tighter ? "stricter than before" : "not shown to be as strict as before",
                        old.place(),
                        other.place());
            } else if (!same(old.body(), other.body())) {
                add(DOCS, Aspect.QUALITY, what, null, null, "described in other words", old.place(), other.place());
            }
        });
        now.values()
                .forEach(added -> add(
                        added.body().path("type").asText().equals("text") ? DOCS : COMPATIBLE,
                        Aspect.QUALITY,
                        "quality of " + after.name() + (added.column().isEmpty() ? "" : "." + added.column()) + ": "
                                + label(added),
                        null,
                        promise(added),
                        "a new promise",
                        null,
                        added.place()));
    }

    /** By id, else name, else by what is measured; the second of the same is another. */
    private static Map<String, Check> keyed(List<Check> checks) {
        Map<String, Check> keyed = new LinkedHashMap<>();
        for (Check check : checks) {
            String key = check.column() + "/" + label(check);
            int number = 1;
            while (keyed.putIfAbsent(key + "#" + number, check) != null) {
                number++;
            }
        }
        return keyed;
    }

    private static String label(Check check) {
        for (String key : List.of("id", "name", "metric", "rule", "query", "engine", "description")) {
            if (!check.text(key).isBlank()) {
                return check.text(key).replaceAll("\\s+", " ").strip();
            }
        }
        return check.body().path("type").asText("check");
    }

    /** What is asked, without what is only said about it. */
    private static String promise(Check check) {
        List<String> parts = new ArrayList<>();
        check.body().fields().forEachRemaining(member -> {
            String key = member.getKey();
            if (key.startsWith("must")
                    || List.of("metric", "rule", "arguments", "query", "engine", "implementation", "unit", "severity")
                            .contains(key)) {
                parts.add(key + ": "
                        + (member.getValue().isTextual()
                                ? member.getValue().asText()
                                : member.getValue().toString()));
            }
        });
        java.util.Collections.sort(parts);
        return parts.isEmpty() ? check.text("description") : String.join(", ", parts);
    }

    private static boolean isTighter(Check old, Check now) {
        for (String key :
                List.of("metric", "rule", "arguments", "query", "engine", "implementation", "unit", "severity")) {
            if (!same(old.body().path(key), now.body().path(key))) {
                return false;
            }
        }
        for (String most : List.of("mustBeLessThan", "mustBeLessOrEqualTo")) {
            if (old.body().path(most).isNumber() && now.body().path(most).isNumber()) {
                return now.body()
                                .path(most)
                                .decimalValue()
                                .compareTo(old.body().path(most).decimalValue())
                        < 0;
            }
        }
        for (String least : List.of("mustBeGreaterThan", "mustBeGreaterOrEqualTo")) {
            if (old.body().path(least).isNumber() && now.body().path(least).isNumber()) {
                return now.body()
                                .path(least)
                                .decimalValue()
                                .compareTo(old.body().path(least).decimalValue())
                        > 0;
            }
        }
        JsonNode before = old.body().path("mustBeBetween");
        JsonNode after = now.body().path("mustBeBetween");
        return before.size() == 2
                && after.size() == 2
                && after.get(0).decimalValue().compareTo(before.get(0).decimalValue()) >= 0
                && after.get(1).decimalValue().compareTo(before.get(1).decimalValue()) <= 0;
    }

    // ---- service levels

    private void slas(List<Sla> before, List<Sla> after) {
        Map<String, Sla> now = keyedSlas(after);
        keyedSlas(before).forEach((key, old) -> {
            Sla other = now.remove(key);
            String what = "sla " + old.property() + (old.element().isEmpty() ? "" : " of " + old.element());
            if (other == null) {
                add(BREAKING, Aspect.SLA, what, old.toString(), null, "no longer promised", old.place(), null);
            } else if (!old.toString().equals(other.toString())) {
                Kind kind = step(old, other);
                add(
                        kind,
                        Aspect.SLA,
                        what,
                        old.toString(),
                        other.toString(),
                        kind == DOCS
                                ? "the same in another unit"
                                : kind == COMPATIBLE
                                        ? "better than was promised"
                                        : "not shown to be as good as was promised",
                        old.place(),
                        other.place());
            }
        });
        now.values()
                .forEach(added -> add(
                        COMPATIBLE,
                        Aspect.SLA,
                        "sla " + added.property() + (added.element().isEmpty() ? "" : " of " + added.element()),
                        null,
                        added.toString(),
                        "a new promise",
                        null,
                        added.place()));
    }

    private static Map<String, Sla> keyedSlas(List<Sla> slas) {
        Map<String, Sla> keyed = new LinkedHashMap<>();
        for (Sla sla : slas) {
            String key = sla.property() + "/" + sla.element() + "/" + sla.driver();
            int number = 1;
            while (keyed.putIfAbsent(key + "#" + number, sla) != null) {
                number++;
            }
        }
        return keyed;
    }

    private static Kind step(Sla old, Sla now) {
        Optional<Duration> before = old.duration();
        Optional<Duration> after = now.duration();
        if (before.isEmpty() || after.isEmpty()) {
            return BREAKING;
        }
        int step = after.get().compareTo(before.get());
        if (step == 0) {
            return DOCS;
        }
        return switch (old.kind()) {
            case FRESHNESS -> step < 0 ? COMPATIBLE : BREAKING;
            case RETENTION -> step > 0 ? COMPATIBLE : BREAKING;
            case AVAILABILITY, LIFE, OTHER -> BREAKING;
        };
    }

    // ---- everything else

    private void words(DataContract before, DataContract after) {
        words("", "", before.tree(), after.tree(), before, after);
    }

    private void words(
            String pointer, String nowPointer, JsonNode before, JsonNode after, DataContract old, DataContract now) {
        if (same(before, after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean promise = COMPARED.contains(name) || (pointer.isEmpty() && name.equals("schema"));
                if (promise && (name.equals("properties") || name.equals("schema"))) {
                    aligned(
                            Place.below(pointer, name),
                            Place.below(nowPointer, name),
                            before.path(name),
                            after.path(name),
                            old,
                            now);
                } else if (!promise) {
                    words(
                            Place.below(pointer, name),
                            Place.below(nowPointer, name),
                            before.path(name),
                            after.path(name),
                            old,
                            now);
                }
            }
            return;
        }
        boolean gone = after.isMissingNode();
        boolean added = before.isMissingNode();
        add(
                DOCS,
                Aspect.OTHER,
                (added ? nowPointer : pointer).substring(1).replace('/', '.'),
                text(before),
                text(after),
                added ? "new" : gone ? "gone" : "changed",
                added ? null : old.place(pointer),
                gone ? null : now.place(nowPointer));
    }

    /** Only those that are in both: which came and went was told already. */
    private void aligned(
            String pointer, String nowPointer, JsonNode before, JsonNode after, DataContract old, DataContract now) {
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < after.size(); j++) {
                if (Objects.equals(nameOf(before.get(i)), nameOf(after.get(j)))) {
                    words(pointer + "/" + i, nowPointer + "/" + j, before.get(i), after.get(j), old, now);
                    break;
                }
            }
        }
    }

    private static String nameOf(JsonNode body) {
        return body.has("properties") && !body.has("physicalName")
                ? body.path("name").asText()
                : body.path("name").asText(body.path("physicalName").asText());
    }

    // 1 and 1.0 are the same number.
    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? left.decimalValue().compareTo(right.decimalValue())
                        : left.equals(right) ? 0 : 1,
                other);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() ? null : node.isValueNode() ? node.asText() : node.toString();
    }

    private void add(
            Kind kind,
            Aspect aspect,
            String what,
            @Nullable String before,
            @Nullable String after,
            String reason,
            @Nullable Place beforePlace,
            @Nullable Place afterPlace) {
        changes.add(new ContractChange(
                kind, aspect, what, before, after, reason, beforePlace, documents ? afterPlace : null));
    }
}
