package dev.weir.policy.lakeformation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.NamedExpression;
import dev.weir.policy.lakeformation.Owner;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.lakeformation.TagExpression;
import dev.weir.policy.lakeformation.aws.FakeLakeFormation.Fault;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import dev.weir.policy.target.TargetUnreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LakeFormationTargetTest {

    private static final String ANN = "arn:aws:iam::111122223333:user/ann";
    private static final LfTag CLASS = LfTag.of("class", Set.of("open", "pii"));

    private final FakeLakeFormation fake = new FakeLakeFormation()
            .table("sales", "orders", "id", "email", "total", "region")
            .table("sales", "items", "id");
    private final Syncing syncing = Syncing.with(fake);

    @AfterEach
    void close() {
        syncing.close();
        fake.close();
    }

    private static TagAssignment tag(Place place, String value) {
        return new TagAssignment(place, "class", value);
    }

    private static Grant open(String principal, String... permissions) {
        return Grant.of(principal, Resource.tablesTagged(Map.of("class", Set.of("open"))), Set.of(permissions));
    }

    private static String person(int number) {
        return "arn:aws:iam::111122223333:user/p" + number;
    }

    private static Outcome only(List<Outcome> outcomes) {
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private Outcome apply(Optional<LakeObject> before, Optional<LakeObject> after) {
        ObjectKey key = after.or(() -> before).orElseThrow().key();
        return only(syncing.target()
                .apply(List.of(new Change(key, before.map(LakeObject::body), after.map(LakeObject::body)))));
    }

    private void made(LakeObject... objects) {
        assertThat(Syncing.failures(syncing.sync(List.of(objects)))).isEmpty();
    }

    @Test
    void makesEverythingOnceAndThenHasNothingToDo() {
        CellsFilter filter = CellsFilter.columns("sales", "orders", "weir_eu", "region = 'EU'", Set.of("id", "total"));
        CellsFilter allRows = CellsFilter.allBut("sales", "orders", "weir_all", "", Set.of("email"));
        List<LakeObject> wanted = List.of(
                CLASS,
                new NamedExpression("analysts", TagExpression.of(Map.of("class", Set.of("open")))),
                tag(Place.database("sales"), "open"),
                tag(Place.column("sales", "orders", "email"), "pii"),
                filter,
                allRows,
                open(ANN, "SELECT", "DESCRIBE"),
                Grant.of(ANN, Resource.databasesTagged(Map.of("class", Set.of("open"))), Set.of("DESCRIBE")),
                Grant.of(ANN, Resource.cells(filter), Set.of("SELECT")),
                Grant.of(ANN, Resource.table("sales", "items"), Set.of("SELECT", "INSERT")),
                Grant.of(ANN, Resource.allTables("sales"), Set.of("SELECT", "DESCRIBE")),
                Grant.of(ANN, Resource.columns("sales", "orders", Set.of("id", "total")), Set.of("SELECT")),
                Grant.of(person(1), Resource.columnsBut("sales", "orders", Set.of("email")), Set.of("SELECT")),
                new Grant(
                        person(2),
                        new Resource.Tagged("", false, TagExpression.of(Map.<String, Set<String>>of()), "analysts"),
                        new TreeSet<>(Set.of("SELECT", "DESCRIBE")),
                        new TreeSet<>(Set.of("DESCRIBE"))));

        List<Outcome> first = syncing.sync(wanted);
        Observation there = syncing.target().observe();

        assertThat(Syncing.failures(first)).isEmpty();
        assertThat(there.doubts()).isEmpty();
        assertThat(there.objects().stream().filter(TargetObject::ours).map(TargetObject::body))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(LakeObject::body).toList());
        assertThat(syncing.plan(wanted, there)).isEmpty();

        assertThat(Syncing.failures(syncing.sync(List.of()))).isEmpty();
        assertThat(syncing.target().observe().objects())
                .allMatch(object -> LakeObject.READ_ONLY.contains(object.key().kind()));
        assertThat(syncing.ledger().made()).isEmpty();
    }

    @Test
    void readsAllPages() {
        fake.pagesOf(3);
        List<LakeObject> wanted = new ArrayList<>(List.of(CLASS));
        IntStream.range(0, 10).forEach(n -> {
            fake.table("db" + n, "t", "c");
            wanted.add(tag(Place.database("db" + n), "open"));
            wanted.add(open(person(n), "SELECT"));
            wanted.add(LfTag.of("tag" + n, Set.of("v")));
        });

        made(wanted.toArray(LakeObject[]::new));

        assertThat(syncing.plan(wanted, syncing.target().observe())).isEmpty();
    }

    @Test
    void sendsTwentyAtATimeAndGivesBeforeItTakes() {
        List<LakeObject> wanted = new ArrayList<>(List.of(CLASS));
        IntStream.range(0, 45).forEach(n -> wanted.add(open(person(n), "SELECT", "INSERT")));
        made(wanted.toArray(LakeObject[]::new));
        assertThat(fake.writes()).filteredOn("BatchGrantPermissions"::equals).hasSize(3);
        int before = fake.writes().size();

        List<LakeObject> changed = new ArrayList<>(List.of(CLASS));
        IntStream.range(0, 45).forEach(n -> changed.add(open(person(n), "SELECT", "DELETE")));
        made(changed.toArray(LakeObject[]::new));

        assertThat(fake.writes().subList(before, fake.writes().size()))
                .containsExactly(
                        "BatchGrantPermissions",
                        "BatchGrantPermissions",
                        "BatchGrantPermissions",
                        "BatchRevokePermissions",
                        "BatchRevokePermissions",
                        "BatchRevokePermissions");
        assertThat(syncing.plan(changed, syncing.target().observe())).isEmpty();
    }

    @Test
    void failsOneEntryAndDoesTheOthers() {
        made(CLASS);
        List<LakeObject> wanted = new ArrayList<>(List.of(CLASS));
        wanted.add(open("nobody", "SELECT"));
        IntStream.range(0, 5).forEach(n -> wanted.add(open(person(n), "SELECT")));

        List<Outcome> outcomes = syncing.sync(wanted);

        assertThat(Syncing.failures(outcomes))
                .singleElement()
                .asString()
                .startsWith("lf-grant/nobody on tables where class=open REJECTED")
                .contains("Invalid principal");
        assertThat(syncing.ledger().made()).noneMatch(key -> key.name().startsWith("nobody"));
        assertThat(syncing.plan(wanted, syncing.target().observe())).hasSize(1);
    }

    @Test
    void triesAgainWhatGoesAway() {
        made(CLASS);
        fake.fail("BatchGrantPermissions", Fault.THROTTLED, 2)
                .fail("BatchGrantPermissions", Fault.DONE_BUT_SILENT, 1)
                .failEntry("ConcurrentModificationException")
                .unknownFor(1, ANN);

        assertThat(Syncing.failures(syncing.sync(List.of(CLASS, open(ANN, "SELECT")))))
                .isEmpty();
    }

    @Test
    void doesNotKnowWhatBecameOfALostAnswer() {
        fake.fail("CreateLFTag", Fault.DONE_BUT_SILENT, 1);

        Outcome lost = only(syncing.sync(List.of(CLASS)));

        assertThat(lost.result()).isEqualTo(Result.UNKNOWN);
        assertThat(syncing.plan(List.of(CLASS), syncing.target().observe()))
                .as("the ledger kept it before the call, so it is ours")
                .isEmpty();
    }

    @Test
    void takesWhatIsGoneForTaken() {
        made(CLASS, open(ANN, "SELECT"));
        Outcome first = apply(Optional.of(open(ANN, "SELECT")), Optional.empty());
        Outcome second = apply(Optional.of(open(ANN, "SELECT")), Optional.empty());

        assertThat(List.of(first.result(), second.result())).containsOnly(Result.APPLIED);
    }

    @Test
    void neverDeletesATagThatIsInUse() {
        made(CLASS, tag(Place.column("sales", "orders", "email"), "pii"));

        Outcome onColumn = apply(Optional.of(CLASS), Optional.empty());
        apply(Optional.of(tag(Place.column("sales", "orders", "email"), "pii")), Optional.empty());
        apply(Optional.empty(), Optional.of(open(ANN, "SELECT")));
        Outcome inGrant = apply(Optional.of(CLASS), Optional.empty());

        assertThat(onColumn.result()).isEqualTo(Result.REJECTED);
        assertThat(onColumn.reason()).contains("in use by table sales.orders");
        assertThat(inGrant.result()).isEqualTo(Result.REJECTED);
        assertThat(inGrant.reason()).contains("in use by a grant to " + ANN);
        assertThat(fake.calls()).doesNotContain("DeleteLFTag");
    }

    @Test
    void writesValuesOfATagInPortions() {
        Set<String> many = new TreeSet<>();
        IntStream.range(0, 120).forEach(n -> many.add("v" + n));
        made(LfTag.of("wide", many));
        many.remove("v7");
        many.add("v200");

        made(LfTag.of("wide", many));

        assertThat(syncing.plan(
                        List.of(LfTag.of("wide", many)), syncing.target().observe()))
                .isEmpty();
    }

    @Test
    void writesAFilterOnlyOverWhatThePlanSaw() {
        CellsFilter eu = CellsFilter.columns("sales", "orders", "weir_x", "region = 'EU'", Set.of("id"));
        CellsFilter us = CellsFilter.columns("sales", "orders", "weir_x", "region = 'US'", Set.of("id"));
        CellsFilter other = CellsFilter.columns("sales", "orders", "weir_x", "region = 'XX'", Set.of("id"));
        made(eu);

        Outcome stale = apply(Optional.of(other), Optional.of(us));
        Outcome good = apply(Optional.of(eu), Optional.of(us));

        assertThat(stale.result()).isEqualTo(Result.REJECTED);
        assertThat(stale.reason()).contains("changed by somebody else");
        assertThat(good.result()).isEqualTo(Result.APPLIED);
        assertThat(syncing.plan(List.of(us), syncing.target().observe())).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongBeforeItAsks() {
        int before = fake.writes().size();

        Outcome outcome = apply(
                Optional.empty(),
                Optional.of(CellsFilter.allBut("sales", "orders", "weir_x", "a".repeat(2048), Set.of())));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reason()).contains("less than 2048");
        assertThat(fake.writes()).hasSize(before);
    }

    @Test
    void doubtsWhatItCouldNotRead() {
        made(CLASS, tag(Place.database("sales"), "open"), open(ANN, "SELECT"));

        fake.fail("ListPermissions", Fault.REFUSED, 1);
        assertThat(syncing.target().observe().doubts())
                .singleElement()
                .asString()
                .contains("could not read grants");

        fake.fail("AWSGlue.GetTables", Fault.THROTTLED, 6);
        assertThat(syncing.target().observe().doubts())
                .singleElement()
                .asString()
                .contains("could not read the tables of sales")
                .contains("Rate exceeded");

        fake.fail("GetResourceLFTags", Fault.REFUSED, 1);
        assertThat(syncing.target().observe().doubts())
                .singleElement()
                .asString()
                .contains("could not read the tags of");
    }

    @Test
    void doubtsAReadingByWhoIsNoAdministrator() {
        made(CLASS, open(ANN, "SELECT"));
        fake.calledBy("arn:aws:sts::111122223333:assumed-role/somebody/session");

        Observation there = syncing.target().observe();

        assertThat(there.objects()).noneMatch(object -> object.key().kind().equals(Grant.KIND));
        assertThat(there.doubts()).singleElement().asString().contains("is no administrator of the data lake");

        fake.calledBy("arn:aws:sts::111122223333:assumed-role/lake-admin/session");
        assertThat(syncing.target().observe().complete()).isTrue();
    }

    @Test
    void cannotBeReachedWithoutAnIdentity() {
        fake.fail("GetDataLakePrincipal", Fault.REFUSED, 1);

        assertThatThrownBy(() -> syncing.target().observe())
                .isInstanceOf(TargetUnreachable.class)
                .hasMessageContaining("AccessDenied");
    }

    @Test
    void readsWhoMadeATableAndNoTagsOfALink() {
        fake.tableOf("arn:aws:sts::111122223333:assumed-role/etl/x", "sales", "made", "c")
                .link("sales", "linked");
        made(CLASS);

        Observation there = syncing.target().observe();

        assertThat(there.doubts()).isEmpty();
        assertThat(there.objects())
                .contains(new Owner(Place.table("sales", "made"), "arn:aws:iam::111122223333:role/etl").foreign());
        assertThat(fake.calls()).filteredOn("GetResourceLFTags"::equals).hasSize(4);
    }

    @Test
    void leavesForeignObjectsForeign() {
        fake.call("CreateLFTag", "{\"TagKey\": \"Team\", \"TagValues\": [\"X\"]}");
        fake.call("BatchGrantPermissions", """
                {"Entries": [{"Id": "1", "Principal": {"DataLakePrincipalIdentifier": "%s"},
                 "Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}, "Permissions": ["ALL"]}]}""".formatted(ANN));

        List<TargetObject> objects = syncing.target().observe().objects();

        assertThat(objects)
                .contains(
                        LfTag.of("team", Set.of("x")).foreign(),
                        Grant.of(
                                        ANN,
                                        Resource.table("sales", "orders"),
                                        Set.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE"))
                                .foreign());
        assertThat(syncing.plan(List.of(), syncing.target().observe())).isEmpty();
    }

    @Test
    void showsWhatWasRevokedUntilLakeFormationForgetsIt() {
        made(CLASS, Grant.of(ANN, Resource.table("sales", "orders"), Set.of("DESCRIBE")));
        fake.showsRevokedFor(1);

        made(CLASS);
        assertThat(syncing.target().observe().objects())
                .anyMatch(object -> object.key().kind().equals(Grant.KIND));
        syncing.target().observe();
        assertThat(syncing.target().observe().objects())
                .noneMatch(object -> object.key().kind().equals(Grant.KIND));
    }

    @Test
    void onlyReadsAdministratorsAndOwners() {
        Outcome outcome = apply(Optional.empty(), Optional.of(new Owner(Place.database("sales"), ANN)));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reason()).isEqualTo("Weir only reads lf-owner");
    }
}
