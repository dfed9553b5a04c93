package dev.weir.policy.lakeformation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.TargetObject;
import dev.weir.policy.target.TargetUnreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is there, whatever is wanted, and whatever goes wrong on the way: what is read after an apply is what is wanted. */
class LakeFormationLawProperties {

    private static final int ROUNDS = 30;
    private static final List<String> PEOPLE =
            List.of("arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:role/etl");
    private static final List<String> COLUMNS = List.of("a", "b", "c");
    private static final List<LfTag> TAGS =
            List.of(LfTag.of("class", Set.of("open", "pii")), LfTag.of("team", Set.of("x", "y")));

    private static Arbitrary<Set<String>> some(List<String> of) {
        return Arbitraries.of(of).set().ofMinSize(1).ofMaxSize(of.size());
    }

    private static Arbitrary<LakeObject> assignments() {
        Arbitrary<Place> places = Arbitraries.of(
                Place.database("d"),
                Place.table("d", "t"),
                Place.table("d", "u"),
                Place.column("d", "t", "a"),
                Place.column("d", "t", "b"));
        return Combinators.combine(
                        places, Arbitraries.of(TAGS), Arbitraries.integers().between(0, 1))
                .as((place, tag, value) -> new TagAssignment(
                        place, tag.tag(), List.copyOf(tag.values()).get(value)));
    }

    private static Arbitrary<CellsFilter> filters() {
        return Combinators.combine(
                        Arbitraries.of("weir_1", "weir_2"),
                        Arbitraries.of("", "a = 1", "b = 2"),
                        some(COLUMNS),
                        Arbitraries.of(true, false))
                .as((name, rows, columns, except) -> except
                        ? CellsFilter.allBut("d", "t", name, rows, columns)
                        : CellsFilter.columns("d", "t", name, rows, columns));
    }

    private static Arbitrary<LakeObject> grants() {
        Arbitrary<Map<String, Set<String>>> expressions = Arbitraries.of(
                Map.of("class", Set.of("open")), Map.of("class", Set.of("pii", "open"), "team", Set.of("x")));
        List<String> onTable = List.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
        return Combinators.combine(
                        Arbitraries.of(PEOPLE),
                        Arbitraries.integers().between(0, 6),
                        some(COLUMNS),
                        expressions,
                        some(onTable),
                        some(List.of("ALTER", "DROP", "DESCRIBE", "CREATE_TABLE")),
                        Arbitraries.of(true, false))
                .as((who, which, columns, expression, permissions, ofDatabase, on) -> {
                    Resource resource = List.of(
                                    Resource.database("d"),
                                    Resource.databasesTagged(expression),
                                    Resource.table("d", "t"),
                                    Resource.allTables("d"),
                                    Resource.tablesTagged(expression),
                                    Resource.columns("d", "t", columns),
                                    Resource.columnsBut("d", "u", columns))
                            .get(which);
                    Set<String> given = which <= 1 ? ofDatabase : which >= 5 ? Set.of("SELECT") : permissions;
                    return new Grant(who, resource, new TreeSet<>(given), new TreeSet<>(on ? given : Set.of()));
                });
    }

    @Provide
    Arbitrary<List<LakeObject>> wishes() {
        Arbitrary<LakeObject> object = Arbitraries.oneOf(
                assignments(), grants(), grants(), grants(), filters().map(filter -> filter));
        return Combinators.combine(object.list().ofMaxSize(12), Arbitraries.of(PEOPLE), Arbitraries.of(true, false))
                .as(LakeFormationLawProperties::whole);
    }

    /** One for each key, with the tags, and with grants on the filters. */
    private static List<LakeObject> whole(List<LakeObject> objects, String reader, boolean grantsCells) {
        Map<Object, LakeObject> byKey = new TreeMap<>();
        TAGS.forEach(tag -> byKey.put(tag.key(), tag));
        for (LakeObject object : objects) {
            byKey.put(object.key(), object);
            if (grantsCells && object instanceof CellsFilter filter) {
                Grant grant = Grant.of(reader, Resource.cells(filter), Set.of("SELECT"));
                byKey.put(grant.key(), grant);
            }
        }
        return List.copyOf(byKey.values());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void readsWhatItWrote(
            @ForAll("wishes") List<LakeObject> first, @ForAll("wishes") List<LakeObject> second, @ForAll long seed) {
        try (FakeLakeFormation fake =
                        new FakeLakeFormation().table("d", "t", "a", "b", "c").table("d", "u", "a", "b", "c");
                Syncing syncing = Syncing.with(fake)) {
            for (List<LakeObject> wanted : List.of(first, second, List.<LakeObject>of())) {
                fake.failByChance(new Random(seed));
                until(syncing, wanted, fake);
                Observation there = syncing.target().observe();

                assertThat(there.doubts()).isEmpty();
                assertThat(ours(there))
                        .containsExactlyInAnyOrderElementsOf(
                                wanted.stream().map(LakeObject::wanted).toList());
                assertThat(syncing.plan(wanted, there)).isEmpty();
            }
            assertThat(syncing.ledger().made()).isEmpty();
        }
    }

    private static List<TargetObject> ours(Observation there) {
        return there.objects().stream().filter(TargetObject::ours).toList();
    }

    /** As an engine would: what was rejected or is unknown is read and planned again. */
    private static void until(Syncing syncing, List<LakeObject> wanted, FakeLakeFormation fake) {
        List<String> last = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS - 2) {
                fake.failNoMore();
            }
            Observation there;
            try {
                there = syncing.target().observe();
            } catch (TargetUnreachable unlucky) {
                continue;
            }
            if (!there.complete()) {
                continue;
            }
            last = Syncing.failures(syncing.target().apply(syncing.plan(wanted, there)));
            if (last.isEmpty()) {
                fake.failNoMore();
                return;
            }
        }
        throw new AssertionError("not done after " + ROUNDS + " rounds: " + last);
    }
}
