package dev.weir.policy.intent;

import dev.weir.policy.document.Assignment;
import dev.weir.policy.document.NamePattern;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TagKey;
import dev.weir.policy.document.TagKey.Propagation;
import dev.weir.policy.intent.CatalogSnapshot.Column;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tags count for a table and its columns. What is said of a column counts before what is said of its table, and that before
 * its database; of what is said at one level, by documents and by the catalog, the strictest counts.
 */
final class EffectiveTags {

    private final PolicySet set;
    private final Map<String, List<Assignment>> ofTable = new HashMap<>();
    private final List<Assignment> others = new ArrayList<>();
    private final Map<String, List<Assignment>> ofDatabase = new HashMap<>();
    /** Equal maps are one map. */
    private final Map<Map<String, String>, Map<String, String>> interned = new HashMap<>();

    private final Map<Set<String>, Map<String, String>> read = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    EffectiveTags(PolicySet set) {
        this.set = set;
        for (Assignment assignment : set.assignments()) {
            NamePattern on = assignment.on();
            if (on.ofOneTable()) {
                ofTable.computeIfAbsent(on.database() + "." + on.table().orElseThrow(), name -> new ArrayList<>())
                        .add(assignment);
            } else {
                others.add(assignment);
            }
        }
    }

    /**
     * The tags of a table and what is around and in it; {@code own} ones are said of the thing itself, the others count for it.
     *
     * @param columns by the name of the top column, in the table's order; what is said of a nested column is said of the whole
     */
    record Tagged(
            Map<String, String> database,
            Map<String, String> table,
            Map<String, String> ownTable,
            Map<String, Map<String, String>> columns,
            Map<String, Map<String, String>> ownColumns) {}

    Tagged of(Dataset dataset) {
        List<Assignment> here = new ArrayList<>(ofTable.getOrDefault(dataset.name(), List.of()));
        List<Assignment> inDatabase = ofDatabase.computeIfAbsent(dataset.database(), database -> others.stream()
                .filter(assignment -> NamePattern.matches(assignment.on().database(), database))
                .toList());
        Map<String, String> database = new TreeMap<>();
        for (Assignment assignment : inDatabase) {
            Optional<String> table = assignment.on().table();
            if (table.isEmpty()) {
                add(database, assignment.tags());
            } else if (NamePattern.matches(table.get(), dataset.table())) {
                here.add(assignment);
            }
        }
        Map<String, String> ownTable = new TreeMap<>(catalogTags(dataset.tags()));
        here.stream()
                .filter(assignment -> assignment.on().column().isEmpty())
                .forEach(assignment -> add(ownTable, assignment.tags()));
        List<Assignment> ofColumns = here.stream()
                .filter(assignment -> assignment.on().column().isPresent())
                .toList();
        Map<String, String> table = below(database, ownTable);
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        Map<String, Map<String, String>> own = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> column :
                ownOfColumns(dataset, ofColumns).entrySet()) {
            own.put(column.getKey(), intern(column.getValue()));
            columns.put(column.getKey(), below(table, column.getValue()));
        }
        return new Tagged(intern(database), table, intern(ownTable), columns, own);
    }

    /** Tags of the catalog whose key documents know, and whose value they do not. */
    Set<String> unknown() {
        return unknown;
    }

    private Map<String, Map<String, String>> ownOfColumns(Dataset dataset, List<Assignment> assigned) {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (Column column : dataset.columns()) {
            Map<String, String> own = columns.computeIfAbsent(top(column.name()), name -> new TreeMap<>());
            if (!column.tags().isEmpty()) {
                add(own, catalogTags(column.tags()));
            }
            for (Assignment assignment : assigned) {
                if (NamePattern.matches(assignment.on().column().orElseThrow(), column.name())) {
                    add(own, assignment.tags());
                }
            }
        }
        return columns;
    }

    static String top(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private Map<String, String> below(Map<String, String> above, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>();
        above.forEach((key, value) -> {
            TagKey tag = set.tags().get(key);
            if (tag != null && tag.propagates().contains(Propagation.BELOW)) {
                all.put(key, value);
            }
        });
        all.putAll(own);
        return intern(all);
    }

    private Map<String, String> intern(Map<String, String> tags) {
        return interned.computeIfAbsent(tags, Map::copyOf);
    }

    private void add(Map<String, String> tags, Map<String, String> more) {
        more.forEach((key, value) -> {
            TagKey tag = set.tags().get(key);
            if (tag != null) {
                tags.merge(key, value, tag::stricter);
            }
        });
    }

    /** {@code pii.email} is the value email of the key pii; a word that is a key itself has the value true. */
    private Map<String, String> catalogTags(Collection<String> words) {
        return words.isEmpty() ? Map.of() : read.computeIfAbsent(new LinkedHashSet<>(words), this::readTags);
    }

    private Map<String, String> readTags(Set<String> words) {
        Map<String, String> tags = new TreeMap<>();
        for (String word : words) {
            String[] parts = word.split("[.=]", 2);
            TagKey tag = set.tags().get(parts[0]);
            String value = parts.length == 1 ? "true" : parts[1];
            if (tag != null && tag.values().contains(value)) {
                tags.merge(tag.name(), value, tag::stricter);
            } else if (tag != null) {
                unknown.add(word);
            }
        }
        return tags;
    }
}
