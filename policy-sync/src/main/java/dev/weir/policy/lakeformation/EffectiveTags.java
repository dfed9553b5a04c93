package dev.weir.policy.lakeformation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags that places have: their own, and those inherited from table and database where they have none of that key. */
final class EffectiveTags {

    /** What many columns have alike. Equal sets are one object. */
    record TagSet(int id, Map<String, String> tags) {}

    /**
     * @param table what the table has, and every column that has no tags of its own
     * @param columns by lower-case name, those with tags of their own
     * @param different the sets that its columns have
     */
    record OfTable(TagSet table, Map<String, TagSet> columns, List<TagSet> different) {
        TagSet of(String column) {
            return columns.getOrDefault(column, table);
        }
    }

    private final Map<Map<String, String>, TagSet> sets = new HashMap<>();
    private final Map<String, TagSet> databases = new HashMap<>();
    private final Map<String, Map<String, OfTable>> tables = new HashMap<>();
    private final TagSet none = set(Map.of());

    EffectiveTags(Collection<TagAssignment> assignments) {
        Map<Place, Map<String, String>> own = new HashMap<>();
        for (TagAssignment one : assignments) {
            own.computeIfAbsent(one.place(), place -> new HashMap<>()).put(one.tag(), one.value());
        }
        Map<String, Map<String, List<Place>>> columns = new HashMap<>();
        own.forEach((place, tags) -> {
            if (place.table().isEmpty()) {
                databases.put(place.database(), set(tags));
                return;
            }
            List<Place> ofTable = columns.computeIfAbsent(place.database(), database -> new HashMap<>())
                    .computeIfAbsent(place.table().get(), table -> new ArrayList<>());
            if (place.column().isPresent()) {
                ofTable.add(place);
            }
        });
        columns.forEach((database, ofDatabase) -> {
            Map<String, OfTable> all = tables.computeIfAbsent(database, name -> new HashMap<>());
            ofDatabase.forEach((table, places) -> all.put(table, table(database, table, places, own)));
        });
    }

    private OfTable table(String database, String table, List<Place> columns, Map<Place, Map<String, String>> own) {
        TagSet whole = over(database(database), own.getOrDefault(Place.table(database, table), Map.of()));
        Map<String, TagSet> byColumn = new HashMap<>();
        for (Place column : columns) {
            byColumn.put(Sorted.lower(column.column().orElseThrow()), over(whole, own.getOrDefault(column, Map.of())));
        }
        Set<TagSet> different = new LinkedHashSet<>(byColumn.values());
        return new OfTable(whole, byColumn, List.copyOf(different));
    }

    private TagSet over(TagSet inherited, Map<String, String> own) {
        if (own.isEmpty()) {
            return inherited;
        }
        Map<String, String> tags = new HashMap<>(inherited.tags());
        tags.putAll(own);
        return set(tags);
    }

    private TagSet set(Map<String, String> tags) {
        return sets.computeIfAbsent(Map.copyOf(tags), copy -> new TagSet(sets.size(), copy));
    }

    /** How many different sets there are; their ids are below it. */
    int size() {
        return sets.size();
    }

    TagSet database(String database) {
        return databases.getOrDefault(database, none);
    }

    OfTable table(String database, String table) {
        Map<String, OfTable> ofDatabase = tables.get(database);
        OfTable found = ofDatabase == null ? null : ofDatabase.get(table);
        return found == null ? new OfTable(database(database), Map.of(), List.of()) : found;
    }
}
