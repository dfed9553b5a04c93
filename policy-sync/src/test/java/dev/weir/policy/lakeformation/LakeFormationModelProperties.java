package dev.weir.policy.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The model against a second reading of the rules, one that asks every grant about every column and remembers nothing. */
class LakeFormationModelProperties {

    private static final List<String> DATABASES = List.of("d1", "d2");
    private static final List<String> TABLES = List.of("t1", "t2");
    private static final List<String> COLUMNS = List.of("a", "b", "c");
    private static final List<String> PRINCIPALS =
            List.of("ann", "group", "role", "somebody", Grant.IAM_ALLOWED_PRINCIPALS);
    private static final List<String> ON_TABLES = List.copyOf(Permissions.ON_TABLES);

    private static Arbitrary<Set<String>> some(List<String> of) {
        return Arbitraries.of(of).set().ofMinSize(1).ofMaxSize(of.size());
    }

    private static Arbitrary<Place> places() {
        return Combinators.combine(
                        Arbitraries.of(DATABASES),
                        Arbitraries.of(TABLES),
                        Arbitraries.of(COLUMNS),
                        Arbitraries.integers().between(0, 2))
                .as((database, table, column, depth) -> depth == 0
                        ? Place.database(database)
                        : depth == 1 ? Place.table(database, table) : Place.column(database, table, column));
    }

    private static Arbitrary<Map<String, Set<String>>> expressions() {
        return Arbitraries.maps(Arbitraries.of("k1", "k2"), some(List.of("v1", "v2", "v3")))
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static CellsFilter filter(
            String database, String table, int which, Set<String> columns, boolean except, String rows) {
        String name = "f" + which;
        return except
                ? CellsFilter.allBut(database, table, name, rows, columns)
                : CellsFilter.columns(database, table, name, rows, columns);
    }

    @Provide
    Arbitrary<List<LakeObject>> lakes() {
        Arbitrary<LakeObject> tags = Combinators.combine(
                        places(), Arbitraries.of("k1", "k2"), Arbitraries.of("v1", "v2", "v3"))
                .as(TagAssignment::new);
        Arbitrary<LakeObject> filters = Combinators.combine(
                        Arbitraries.of(DATABASES),
                        Arbitraries.of(TABLES),
                        Arbitraries.integers().between(0, 2),
                        some(COLUMNS),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "a = 1", "b = 2"))
                .as(LakeFormationModelProperties::filter);
        Arbitrary<LakeObject> owners = Combinators.combine(
                        places().filter(place -> place.column().isEmpty()), Arbitraries.of(PRINCIPALS))
                .as(Owner::new);
        Arbitrary<LakeObject> admins = Combinators.combine(Arbitraries.of(PRINCIPALS), Arbitraries.of(true, false))
                .as(Admin::new);
        Arbitrary<LakeObject> object = Arbitraries.frequencyOf(
                Tuple.of(6, tags),
                Tuple.of(3, filters),
                Tuple.of(1, owners),
                Tuple.of(1, admins),
                Tuple.of(8, grants()));
        return object.list().ofMaxSize(14).map(LakeFormationModelProperties::oneForEachKey);
    }

    private static List<LakeObject> oneForEachKey(List<LakeObject> objects) {
        Map<Object, LakeObject> byKey = new TreeMap<>();
        objects.forEach(object -> byKey.put(object.key(), object));
        return List.copyOf(byKey.values());
    }

    private static Arbitrary<LakeObject> grants() {
        Arbitrary<Resource> resources = Combinators.combine(
                        Arbitraries.of(DATABASES),
                        Arbitraries.of(TABLES),
                        some(COLUMNS),
                        expressions(),
                        Arbitraries.integers().between(0, 8))
                .as((database, table, columns, expression, which) -> {
                    switch (which) {
                        case 0:
                            return Resource.database(database);
                        case 1:
                            return Resource.allTables(database);
                        case 2:
                            return Resource.table(database, table);
                        case 3:
                            return Resource.columns(database, table, columns);
                        case 4:
                            return Resource.columnsBut(database, table, columns);
                        case 5:
                            return Resource.databasesTagged(expression);
                        case 6:
                            return new Resource.Cells("", database, table, "f" + (columns.size() - 1));
                        default:
                            return Resource.tablesTagged(expression);
                    }
                });
        return Combinators.combine(Arbitraries.of(PRINCIPALS), resources, some(ON_TABLES))
                .as(Grant::of);
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(places(), Arbitraries.of(Action.values()))
                .as((place, action) -> new Question(
                        "ann",
                        Set.of("group"),
                        Set.of("role"),
                        action,
                        new ColumnName(place.database(), place.table(), place.column()),
                        Instant.EPOCH));
    }

    @Property(tries = 20_000)
    void saysWhatTheSecondReadingSays(@ForAll("lakes") List<LakeObject> lake, @ForAll("questions") Question question) {
        Access answer = new LakeFormationModel(lake).answer(question);

        Naive naive = new Naive(lake);
        assertThat(answer.allowed()).isEqualTo(naive.allows(question));
        assertThat(answer.rows()).isEqualTo(naive.rows(question));
        assertThat(answer.because().isEmpty()).isEqualTo(!answer.allowed());
    }

    /** Rule by rule as the developer guide tells them. */
    private record Naive(List<LakeObject> lake) {

        boolean allows(Question question) {
            ColumnName on = question.column();
            boolean ofTable = on.table().isPresent();
            return implicit(question)
                    || grants(question).stream()
                            .anyMatch(grant -> ofTable
                                    ? onTable(grant, question.action(), on)
                                    : onDatabase(grant, question.action(), on.database()));
        }

        /** Empty too where nothing is allowed. */
        Set<String> rows(Question question) {
            if (question.action() != Action.SELECT || question.column().table().isEmpty() || implicit(question)) {
                return Set.of();
            }
            Set<String> rows = new TreeSet<>();
            for (Grant grant : grants(question)) {
                if (onTable(grant, Action.SELECT, question.column())) {
                    String some = grant.resource() instanceof Resource.Cells cells
                                    && !grant.principal().equals(Grant.IAM_ALLOWED_PRINCIPALS)
                            ? filter(cells).map(CellsFilter::rows).orElse("")
                            : "";
                    if (some.isEmpty()) {
                        return Set.of();
                    }
                    rows.add(some);
                }
            }
            return rows;
        }

        private List<Grant> grants(Question question) {
            List<Grant> grants = new ArrayList<>();
            for (LakeObject object : lake) {
                if (object instanceof Grant grant
                        && (who(question).contains(grant.principal())
                                || grant.principal().equals(Grant.IAM_ALLOWED_PRINCIPALS))) {
                    grants.add(grant);
                }
            }
            return grants;
        }

        private static Set<String> who(Question question) {
            Set<String> who = new TreeSet<>(question.groups());
            who.addAll(question.roles());
            who.add(question.user());
            return who;
        }

        private boolean implicit(Question question) {
            for (LakeObject object : lake) {
                if (object instanceof Admin admin
                        && who(question).contains(admin.principal())
                        && question.action() == Action.DESCRIBE) {
                    return true;
                }
                if (object instanceof Owner owner
                        && who(question).contains(owner.principal())
                        && owner.place().database().equals(question.column().database())
                        && owner.place().table().equals(question.column().table())
                        && (question.column().table().isPresent()
                                || Set.of(Action.ALTER, Action.DROP, Action.DESCRIBE)
                                        .contains(question.action()))) {
                    return true;
                }
            }
            return false;
        }

        private boolean onDatabase(Grant grant, Action action, String database) {
            boolean data = Set.of(Action.SELECT, Action.INSERT, Action.DELETE).contains(action);
            boolean everybody = grant.principal().equals(Grant.IAM_ALLOWED_PRINCIPALS);
            boolean gives = grant.permissions().contains(action.name());
            if (grant.resource() instanceof Resource.AllTables all) {
                return all.database().equals(database) && (everybody || data && gives);
            }
            if (grant.resource() instanceof Resource.Database one) {
                return one.database().equals(database) && (everybody || !data && (gives || action == Action.DESCRIBE));
            }
            return !everybody
                    && !data
                    && grant.resource() instanceof Resource.Tagged tagged
                    && tagged.databases()
                    && matches(tagged, Place.database(database))
                    && (gives || action == Action.DESCRIBE);
        }

        private boolean onTable(Grant grant, Action action, ColumnName on) {
            String database = on.database();
            String table = on.table().orElseThrow();
            boolean everybody = grant.principal().equals(Grant.IAM_ALLOWED_PRINCIPALS);
            boolean gives = grant.permissions().contains(action.name());
            boolean any = everybody || action == Action.DESCRIBE;
            if (grant.resource() instanceof Resource.AllTables all) {
                return all.database().equals(database) && (any || gives);
            }
            if (grant.resource() instanceof Resource.Table one) {
                return one.database().equals(database) && one.table().equals(table) && (any || gives);
            }
            if (grant.resource() instanceof Resource.Columns some) {
                return some.database().equals(database)
                        && some.table().equals(table)
                        && (any
                                || gives
                                        && (action != Action.SELECT
                                                || on.column().isEmpty()
                                                || some.sees(on.column().get())));
            }
            if (grant.resource() instanceof Resource.Cells cells) {
                return cells.database().equals(database)
                        && cells.table().equals(table)
                        && (any
                                || gives
                                        && (action != Action.SELECT
                                                || on.column().isEmpty()
                                                || filter(cells)
                                                        .map(filter -> filter.sees(
                                                                on.column().get()))
                                                        .orElse(true)));
            }
            if (everybody || !(grant.resource() instanceof Resource.Tagged tagged) || tagged.databases()) {
                return false;
            }
            if (action == Action.SELECT && on.column().isPresent()) {
                return gives && matches(tagged, Place.of(on));
            }
            boolean whole = matches(tagged, Place.table(database, table));
            long columns = COLUMNS.stream()
                    .filter(column -> matches(tagged, Place.column(database, table, column)))
                    .count();
            if (action == Action.SELECT || action == Action.DESCRIBE) {
                return (gives || action == Action.DESCRIBE) && (whole || columns > 0);
            }
            return gives && whole && columns == COLUMNS.size();
        }

        private Optional<CellsFilter> filter(Resource.Cells cells) {
            return lake.stream()
                    .filter(CellsFilter.class::isInstance)
                    .map(CellsFilter.class::cast)
                    .filter(filter -> filter.database().equals(cells.database())
                            && filter.table().equals(cells.table())
                            && filter.name().equals(cells.filter()))
                    .findFirst();
        }

        private boolean matches(Resource.Tagged tagged, Place place) {
            return tagged.expression().anyOf().entrySet().stream()
                    .allMatch(key -> key.getValue().contains(value(place, key.getKey())));
        }

        /** Its own, else that of what it is in; else an empty one. */
        private String value(Place place, String key) {
            for (LakeObject object : lake) {
                if (object instanceof TagAssignment one
                        && one.place().equals(place)
                        && one.tag().equals(key)) {
                    return one.value();
                }
            }
            if (place.column().isPresent()) {
                return value(Place.table(place.database(), place.table().orElseThrow()), key);
            }
            return place.table().isPresent() ? value(Place.database(place.database()), key) : "";
        }
    }
}
