package dev.weir.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Asking one of each class gives the same as asking everybody about everything. */
class DifferPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    // Names that are also names of something else, and names that a wildcard fits.
    private static final List<String> USERS = List.of("ann", "ben", "cid", "dora", "sales");
    private static final List<String> GROUPS = List.of("analysts", "sales", "finance");
    private static final List<String> ROLES = List.of("reader", "auditor", "finance");
    private static final List<String> TABLES = List.of("orders", "orders_eu", "people", "finance");
    private static final List<String> COLUMNS = List.of("id", "email", "paid", "name");
    private static final List<String> TAGS = List.of("pii", "finance", "open");

    @Property(tries = 3000)
    void findsWhatAskingEverybodyFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<Person> people = people(random);
        List<ColumnName> columns = new ArrayList<>();
        TABLES.forEach(table -> COLUMNS.forEach(column -> columns.add(ColumnName.column("lake", table, column))));
        List<TargetObject> before = objects(random);
        List<TargetObject> after = changed(before, random);

        Difference difference = new Differ(NOW).difference(ToyModel::new, before, after, people, columns);

        assertThat(told(difference)).isEqualTo(asked(before, after, people, columns));
        assertThat(difference.whole()).isTrue();
    }

    private static List<Person> people(Random random) {
        List<Person> people = new ArrayList<>();
        USERS.forEach(user -> people.add(
                new Person("person " + user, user, Set.copyOf(some(GROUPS, random)), Set.copyOf(some(ROLES, random)))));
        return people;
    }

    private static List<TargetObject> objects(Random random) {
        Map<ObjectKey, TargetObject> objects = new LinkedHashMap<>();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            TargetObject object = object(random, i);
            objects.put(object.key(), object);
        }
        return List.copyOf(objects.values());
    }

    private static TargetObject object(Random random, int number) {
        List<String> anybody = new ArrayList<>(USERS);
        anybody.addAll(GROUPS);
        anybody.addAll(ROLES);
        return switch (random.nextInt(5)) {
            case 0 -> ToyModel.role(one(ROLES, random), json(some(anybody, random)));
            case 1 ->
                ToyModel.tagged(
                        one(TABLES, random) + (random.nextBoolean() ? "." + one(COLUMNS, random) : ""),
                        one(TAGS, random));
            default ->
                ToyModel.rule(
                        "r" + number,
                        one(List.of("allow", "allow", "deny", "hash", "null"), random),
                        json(some(anybody, random)),
                        random.nextInt(3) == 0
                                ? "[\"" + one(List.of("*", "orders*", "*e*"), random) + "\"]"
                                : json(some(TABLES, random)),
                        random.nextInt(2) == 0 ? "[\"*\"]" : json(some(COLUMNS, random)),
                        random.nextInt(2) == 0 ? "" : one(TAGS, random));
        };
    }

    private static List<TargetObject> changed(List<TargetObject> before, Random random) {
        Map<ObjectKey, TargetObject> after = new LinkedHashMap<>();
        before.stream().filter(any -> random.nextInt(3) > 0).forEach(object -> after.put(object.key(), object));
        for (int i = 0; i < 3; i++) {
            TargetObject object = object(random, random.nextInt(14));
            after.put(object.key(), object);
        }
        return List.copyOf(after.values());
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> some(List<String> of, Random random) {
        return of.stream().filter(any -> random.nextInt(3) == 0).distinct().toList();
    }

    private static String json(List<String> names) {
        return "["
                + String.join(
                        ",", names.stream().map(name -> "\"" + name + "\"").toList()) + "]";
    }

    private static Set<String> told(Difference difference) {
        Set<String> told = new TreeSet<>();
        for (Effect effect : difference.effects()) {
            for (String person : effect.people()) {
                for (Effect.Columns table : effect.tables()) {
                    List<String> columns = table.columns().isEmpty() ? List.of("") : table.columns();
                    columns.forEach(column -> told.add(
                            line(person, effect.action(), table.table(), column, effect.before(), effect.after())));
                }
            }
        }
        return told;
    }

    private static Set<String> asked(
            List<TargetObject> before, List<TargetObject> after, List<Person> people, List<ColumnName> columns) {
        ToyModel was = new ToyModel(before);
        ToyModel will = new ToyModel(after);
        Set<String> asked = new TreeSet<>();
        for (Person person : people) {
            for (ColumnName column : columns) {
                add(asked, was, will, person, Action.SELECT, column);
                for (Action action :
                        List.of(Action.INSERT, Action.DELETE, Action.ALTER, Action.DROP, Action.DESCRIBE)) {
                    add(
                            asked,
                            was,
                            will,
                            person,
                            action,
                            ColumnName.table(column.database(), column.table().orElseThrow()));
                }
            }
        }
        return asked;
    }

    private static void add(
            Set<String> asked, ToyModel was, ToyModel will, Person person, Action action, ColumnName column) {
        Question question = new Question(person.user(), person.groups(), person.roles(), action, column, NOW);
        Seen before = Seen.of(was.answer(question));
        Seen after = Seen.of(will.answer(question));
        if (!before.equals(after)) {
            asked.add(line(
                    person.name(),
                    action,
                    column.database() + "." + column.table().orElseThrow(),
                    column.column().orElse(""),
                    before,
                    after));
        }
    }

    private static String line(String person, Action action, String table, String column, Seen before, Seen after) {
        return person + " " + action + " " + table + "." + column + " " + before + " -> " + after;
    }
}
