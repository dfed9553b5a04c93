package dev.weir.policy.plan;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.plan.ObjectWords.Hash;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts people, and columns, into classes of which one member answers for all: those that no object tells apart. A target's
 * rules are about names in its objects, so whoever the objects treat alike has the same access.
 */
final class Alike {

    private static final Pattern WILD = Pattern.compile("[*?%]");

    private final Map<String, List<ObjectWords>> byWord = new HashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final Map<String, Long> fits = new HashMap<>();

    Alike(Collection<TargetObject> before, Collection<TargetObject> after) {
        Set<TargetObject> were = new HashSet<>(before);
        Set<TargetObject> are = new HashSet<>(after);
        were.forEach(object -> add(new ObjectWords(object, are.contains(object) ? "always" : "before")));
        are.stream().filter(object -> !were.contains(object)).forEach(object -> add(new ObjectWords(object, "after")));
    }

    private void add(ObjectWords words) {
        words.words().forEach(word -> byWord.computeIfAbsent(word, any -> new ArrayList<>())
                .add(words));
        words.patterns().forEach(pattern -> patterns.computeIfAbsent(pattern, Alike::compiled));
    }

    private static Pattern compiled(String wildcards) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        var matcher = WILD.matcher(wildcards);
        while (matcher.find()) {
            regex.append(Pattern.quote(wildcards.substring(from, matcher.start())));
            regex.append(matcher.group().equals("?") ? "." : ".*");
            from = matcher.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(wildcards.substring(from))).toString());
    }

    List<List<Person>> people(List<Person> people) {
        return List.copyOf(people.stream()
                .collect(Collectors.groupingBy(
                        person -> List.of(
                                new TreeSet<>(person.groups()), new TreeSet<>(person.roles()), saidOf(person.user())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    List<List<ColumnName>> columns(List<ColumnName> columns) {
        Map<ColumnName, Long> tables = new HashMap<>();
        return List.copyOf(columns.stream()
                .collect(Collectors.groupingBy(
                        column -> {
                            String table = column.table().orElseThrow();
                            long said = tables.computeIfAbsent(
                                    ColumnName.table(column.database(), table), any -> saidOf(table));
                            return List.of(
                                    column.database(), said, column.column().map(path -> saidOf(table, path)));
                        },
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private long saidOf(String name) {
        long said = fits(name);
        for (ObjectWords object : byWord.getOrDefault(name, List.of())) {
            said += Hash.mix(object.saidOf(name));
        }
        return said;
    }

    // What an object says of a column of another table is of no matter here, unless it speaks of tables by a pattern.
    private long saidOf(String table, String path) {
        long said = fits(path);
        Set<String> names = new TreeSet<>(List.of(path.split("\\.")));
        names.add(path);
        for (String name : names) {
            for (ObjectWords object : byWord.getOrDefault(name, List.of())) {
                boolean ofTable = object.words().contains(table);
                if (ofTable
                        || object.words().contains("*")
                        || !object.patterns().isEmpty()) {
                    said += Hash.mix(ofTable ? object.saidOf(table, name) : object.saidOf(name));
                }
            }
        }
        return said;
    }

    private long fits(String name) {
        return fits.computeIfAbsent(name, any -> {
            long said = 0;
            for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
                if (pattern.getValue().matcher(name).matches()) {
                    said += Hash.mix(Hash.of(pattern.getKey()));
                }
            }
            return said;
        });
    }
}
