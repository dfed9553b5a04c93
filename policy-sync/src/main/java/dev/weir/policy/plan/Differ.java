package dev.weir.policy.plan;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks two models, before and after, what people may do, and groups what differs. It asks once for each class of people and of
 * columns that no object tells apart.
 */
public final class Differ {

    private static final long MOST_QUESTIONS = 4_000_000;
    private static final List<Action> ON_TABLES =
            List.of(Action.INSERT, Action.DELETE, Action.ALTER, Action.DROP, Action.DESCRIBE);

    private final long mostQuestions;
    private final Instant at;

    /** @param at the time for which the models are asked */
    public Differ(Instant at) {
        this(MOST_QUESTIONS, at);
    }

    Differ(long mostQuestions, Instant at) {
        this.mostQuestions = mostQuestions;
        this.at = at;
    }

    private record Shape(Effect.Kind kind, Action action, Seen before, Seen after) {}

    Difference difference(
            Function<List<TargetObject>, AccessModel> semantics,
            List<TargetObject> before,
            List<TargetObject> after,
            List<Person> people,
            List<ColumnName> columns) {
        Alike alike = new Alike(before, after);
        List<List<Person>> peoples = alike.people(people);
        List<List<ColumnName>> areas = alike.columns(withTables(columns));
        AccessModel was = semantics.apply(before);
        AccessModel will = semantics.apply(after);

        Map<Shape, Map<Integer, BitSet>> found = new LinkedHashMap<>();
        long asked = 0;
        for (int area = 0; area < areas.size() && asked <= mostQuestions; area++) {
            ColumnName column = areas.get(area).get(0);
            for (int who = 0; who < peoples.size(); who++) {
                Person person = peoples.get(who).get(0);
                for (Action action : actions(column)) {
                    asked++;
                    Question question = question(person, action, column);
                    Seen now = Seen.of(was.answer(question));
                    Seen then = Seen.of(will.answer(question));
                    if (!now.equals(then)) {
                        found.computeIfAbsent(
                                        new Shape(Effect.Kind.of(now, then), action, now, then),
                                        any -> new LinkedHashMap<>())
                                .computeIfAbsent(area, any -> new BitSet())
                                .set(who);
                    }
                }
            }
        }
        return new Difference(effects(found, peoples, areas, sizes(columns)), asked <= mostQuestions);
    }

    private static List<ColumnName> withTables(List<ColumnName> columns) {
        Set<ColumnName> all = new LinkedHashSet<>(columns);
        columns.forEach(column ->
                all.add(ColumnName.table(column.database(), column.table().orElseThrow())));
        return List.copyOf(all);
    }

    /** Tables stand among the columns as their own areas. */
    private static List<Action> actions(ColumnName area) {
        return area.column().isPresent() ? List.of(Action.SELECT) : ON_TABLES;
    }

    private Question question(Person person, Action action, ColumnName column) {
        return new Question(person.user(), person.groups(), person.roles(), action, column, at);
    }

    private static Map<String, Integer> sizes(List<ColumnName> columns) {
        return columns.stream()
                .filter(column -> column.column().isPresent())
                .collect(Collectors.toMap(Differ::table, any -> 1, Integer::sum, HashMap::new));
    }

    private static List<Effect> effects(
            Map<Shape, Map<Integer, BitSet>> found,
            List<List<Person>> peoples,
            List<List<ColumnName>> areas,
            Map<String, Integer> sizes) {
        List<Effect> effects = new ArrayList<>();
        found.forEach((shape, byArea) -> {
            // First each column's people, then the columns that have the same ones.
            Map<BitSet, List<ColumnName>> byPeople = new LinkedHashMap<>();
            byArea.forEach((area, who) ->
                    byPeople.computeIfAbsent(who, any -> new ArrayList<>()).addAll(areas.get(area)));
            byPeople.forEach((who, where) -> effects.add(new Effect(
                    shape.kind(),
                    who.stream()
                            .mapToObj(peoples::get)
                            .flatMap(List::stream)
                            .map(Person::name)
                            .sorted()
                            .toList(),
                    shape.action(),
                    tables(where, sizes),
                    shape.before(),
                    shape.after())));
        });
        effects.sort(Comparator.comparing(Effect::kind)
                .thenComparing(Effect::action)
                .thenComparing(effect -> String.join(",", effect.people()))
                .thenComparing(effect -> effect.tables().get(0).table())
                .thenComparing(effect -> effect.before().words())
                .thenComparing(effect -> effect.after().words()));
        return effects;
    }

    private static List<Effect.Columns> tables(List<ColumnName> where, Map<String, Integer> sizes) {
        Map<String, Set<String>> byTable = new TreeMap<>();
        for (ColumnName column : where) {
            Set<String> names = byTable.computeIfAbsent(table(column), any -> new TreeSet<>());
            column.column().ifPresent(names::add);
        }
        return byTable.entrySet().stream()
                .map(entry -> new Effect.Columns(
                        entry.getKey(), List.copyOf(entry.getValue()), sizes.getOrDefault(entry.getKey(), 0)))
                .toList();
    }

    private static String table(ColumnName column) {
        return column.database() + "." + column.table().orElseThrow();
    }
}
