package dev.weir.policy.lakeformation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.NamedExpression;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.lakeformation.TagExpression;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What every Lake Formation does: what was written is read back, and then there is nothing left to do. Where one is known to do
 * otherwise, the case has to fail, so that we learn when it no longer does.
 */
abstract class LakeFormationContract {

    static final List<String> COLUMNS = List.of("id", "email", "region");

    abstract Syncing syncing();

    /** Makes a table with {@link #COLUMNS}, and its database if need be. */
    abstract void table(String database, String table);

    /** Somebody whom it knows. */
    abstract String person();

    /** By the name of the case, what is known to be otherwise. */
    abstract Properties deviations();

    /** Each state in turn, and then none. */
    private void holds(TestInfo test, List<List<? extends LakeObject>> states) {
        String name = test.getTestMethod().orElseThrow().getName();
        String deviation = deviations().getProperty(name);
        Throwable failed = null;
        try {
            states.forEach(this::state);
        } catch (AssertionError | RuntimeException e) {
            failed = e;
        }
        clear();
        if (deviation != null) {
            assertThat(failed).as("no longer otherwise: " + deviation).isNotNull();
        } else if (failed != null) {
            throw new AssertionError(name + " does not hold", failed);
        }
    }

    private void state(List<? extends LakeObject> wanted) {
        assertThat(Syncing.failures(syncing().sync(wanted))).isEmpty();
        Observation there = syncing().target().observe();
        assertThat(there.objects().stream().filter(TargetObject::ours).map(TargetObject::body))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(LakeObject::body).toList());
        assertThat(syncing().plan(wanted, there)).isEmpty();
    }

    /** Leaves nothing for the next case, as well as it goes. */
    private void clear() {
        List<Change> all =
                new ArrayList<>(syncing().plan(List.of(), syncing().target().observe()));
        all.forEach(change -> syncing().target().apply(List.of(change)));
        syncing().ledger().forget(syncing().ledger().made());
    }

    private static LfTag tag(String key) {
        return LfTag.of(key, Set.of("open", "pii"));
    }

    @Test
    void keepsTagsAndTheirValues(TestInfo test) {
        holds(test, List.of(List.of(tag("a1")), List.of(LfTag.of("a1", Set.of("pii", "secret"))), List.of()));
    }

    @Test
    void keepsNamedExpressions(TestInfo test) {
        NamedExpression one = new NamedExpression("b1", TagExpression.of(Map.of("b1", Set.of("open"))));
        NamedExpression two = new NamedExpression("b1", TagExpression.of(Map.of("b1", Set.of("open", "pii"))));
        holds(test, List.of(List.of(tag("b1"), one), List.of(tag("b1"), two), List.of()));
    }

    @Test
    void keepsTagsOfDatabasesTablesAndColumns(TestInfo test) {
        table("weir_c1", "t");
        TagAssignment database = new TagAssignment(Place.database("weir_c1"), "c1", "open");
        TagAssignment table = new TagAssignment(Place.table("weir_c1", "t"), "c1", "open");
        TagAssignment column = new TagAssignment(Place.column("weir_c1", "t", "email"), "c1", "pii");
        TagAssignment other = new TagAssignment(Place.column("weir_c1", "t", "email"), "c1", "open");
        holds(
                test,
                List.of(
                        List.of(tag("c1"), database, table, column),
                        List.of(tag("c1"), database, other),
                        List.of(tag("c1")),
                        List.of()));
    }

    @Test
    void keepsGrantsOnDatabases(TestInfo test) {
        table("weir_d1", "t");
        Resource on = Resource.database("weir_d1");
        holds(
                test,
                List.of(
                        List.of(Grant.of(person(), on, Set.of("DESCRIBE"))),
                        List.of(Grant.of(person(), on, Set.of("DESCRIBE", "ALTER"))),
                        List.of(Grant.of(person(), on, Set.of("ALTER"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnTables(TestInfo test) {
        table("weir_e1", "t");
        Resource on = Resource.table("weir_e1", "t");
        holds(
                test,
                List.of(
                        List.of(Grant.of(person(), on, Set.of("SELECT", "DESCRIBE"))),
                        List.of(Grant.of(person(), on, Set.of("SELECT", "INSERT"))),
                        List.of(Grant.of(person(), on, Set.of("INSERT"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnAllTables(TestInfo test) {
        table("weir_f1", "t");
        holds(
                test,
                List.of(
                        List.of(Grant.of(person(), Resource.allTables("weir_f1"), Set.of("SELECT", "DESCRIBE"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnColumns(TestInfo test) {
        table("weir_g1", "t");
        holds(
                test,
                List.of(
                        List.of(Grant.of(
                                person(), Resource.columns("weir_g1", "t", Set.of("id", "email")), Set.of("SELECT"))),
                        List.of(Grant.of(
                                person(), Resource.columns("weir_g1", "t", Set.of("id", "region")), Set.of("SELECT"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnAllColumnsButSome(TestInfo test) {
        table("weir_h1", "t");
        holds(
                test,
                List.of(
                        List.of(Grant.of(
                                person(), Resource.columnsBut("weir_h1", "t", Set.of("email")), Set.of("SELECT"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnTaggedTables(TestInfo test) {
        Resource on = Resource.tablesTagged(Map.of("i1", Set.of("open")));
        holds(
                test,
                List.of(
                        List.of(tag("i1"), Grant.of(person(), on, Set.of("SELECT", "DESCRIBE"))),
                        List.of(tag("i1"), Grant.of(person(), on, Set.of("DESCRIBE"))),
                        List.of()));
    }

    @Test
    void keepsGrantsOnTaggedDatabases(TestInfo test) {
        Resource on = Resource.databasesTagged(Map.of("j1", Set.of("open", "pii")));
        holds(test, List.of(List.of(tag("j1"), Grant.of(person(), on, Set.of("DESCRIBE"))), List.of()));
    }

    @Test
    void keepsTheRightToGiveOn(TestInfo test) {
        table("weir_k1", "t");
        Grant on = new Grant(
                person(),
                Resource.database("weir_k1"),
                new TreeSet<>(Set.of("DESCRIBE", "ALTER")),
                new TreeSet<>(Set.of("DESCRIBE")));
        holds(test, List.of(List.of(on), List.of()));
    }

    @Test
    void keepsFiltersAndGrantsOnThem(TestInfo test) {
        table("weir_l1", "t");
        CellsFilter one = CellsFilter.columns("weir_l1", "t", "weir_one", "region = 'EU'", Set.of("id"));
        CellsFilter changed = CellsFilter.allBut("weir_l1", "t", "weir_one", "", Set.of("email"));
        Grant grant = Grant.of(person(), Resource.cells(one), Set.of("SELECT"));
        holds(test, List.of(List.of(one, grant), List.of(changed, grant), List.of(changed), List.of()));
    }
}
