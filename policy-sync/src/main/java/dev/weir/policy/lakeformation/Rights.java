package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.EffectiveTags.OfTable;
import dev.weir.policy.lakeformation.EffectiveTags.TagSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one principal holds, by where it holds. */
final class Rights {

    /** A grant with its name, of which there is one for each. */
    record Held(String key, SortedSet<String> permissions) {
        boolean gives(String permission) {
            return permissions.contains(permission);
        }
    }

    /**
     * On a table by its name.
     *
     * @param seen the lower-case columns, or with {@code except} those that are not seen; null for all
     * @param rows empty for all rows
     */
    record Named(Held held, @Nullable Set<String> seen, boolean except, String rows) {
        boolean sees(String column) {
            return seen == null || except != seen.contains(column);
        }
    }

    /** On whatever has tags. Remembers which sets of tags match. */
    static final class Tagged {
        private static final byte MATCHES = 1;
        private static final byte DIFFERS = 2;
        private final Held held;
        private final TagExpression expression;
        private final byte[] known;

        Tagged(Held held, TagExpression expression, byte[] known) {
            this.held = held;
            this.expression = expression;
            this.known = known;
        }

        Held held() {
            return held;
        }

        /** Two threads that find it out at once find the same. */
        boolean matches(TagSet tags) {
            byte before = known[tags.id()];
            if (before != 0) {
                return before == MATCHES;
            }
            boolean matches = expression.matches(tags.tags());
            known[tags.id()] = matches ? MATCHES : DIFFERS;
            return matches;
        }

        /** The table and all its columns. */
        boolean matchesAll(OfTable tags) {
            return matches(tags.table()) && tags.different().stream().allMatch(this::matches);
        }

        /** The table, or one of its columns. */
        boolean matchesAny(OfTable tags) {
            return matches(tags.table()) || tags.different().stream().anyMatch(this::matches);
        }
    }

    private final Map<String, List<Held>> databases = new HashMap<>();
    private final Map<String, List<Held>> allTables = new HashMap<>();
    private final Map<String, Map<String, List<Named>>> tables = new HashMap<>();
    private final List<Tagged> taggedTables = new ArrayList<>();
    private final List<Tagged> taggedDatabases = new ArrayList<>();

    List<Held> database(String database) {
        return databases.getOrDefault(database, List.of());
    }

    List<Held> allTables(String database) {
        return allTables.getOrDefault(database, List.of());
    }

    List<Named> table(String database, String table) {
        Map<String, List<Named>> ofDatabase = tables.get(database);
        return ofDatabase == null ? List.of() : ofDatabase.getOrDefault(table, List.of());
    }

    List<Tagged> taggedTables() {
        return taggedTables;
    }

    List<Tagged> taggedDatabases() {
        return taggedDatabases;
    }

    void onDatabase(String database, Held held) {
        databases.computeIfAbsent(database, name -> new ArrayList<>()).add(held);
    }

    void onAllTables(String database, Held held) {
        allTables.computeIfAbsent(database, name -> new ArrayList<>()).add(held);
    }

    void onTable(String database, String table, Named named) {
        tables.computeIfAbsent(database, name -> new HashMap<>())
                .computeIfAbsent(table, name -> new ArrayList<>())
                .add(named);
    }

    void onTagged(boolean ofDatabases, Tagged tagged) {
        (ofDatabases ? taggedDatabases : taggedTables).add(tagged);
    }

    static Set<String> lower(Set<String> columns) {
        return columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
