package dev.weir.policy.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LakeFormationModelTest {

    private static final String ANN = "arn:aws:iam::111122223333:user/ann";
    private static final ColumnName ORDERS = ColumnName.table("sales", "orders");
    private static final ColumnName EMAIL = ColumnName.column("sales", "orders", "email");
    private static final ColumnName TOTAL = ColumnName.column("sales", "orders", "total");

    private static Access ask(Action action, ColumnName column, LakeObject... objects) {
        return ask(new Question(ANN, Set.of(), Set.of(), action, column, Instant.EPOCH), objects);
    }

    private static Access ask(Question question, LakeObject... objects) {
        return new LakeFormationModel(
                        Arrays.stream(objects).map(LakeObject::wanted).toList())
                .answer(question);
    }

    private static TagAssignment tag(ColumnName on, String value) {
        return new TagAssignment(Place.of(on), "class", value);
    }

    private static Grant open(String... permissions) {
        return Grant.of(ANN, Resource.tablesTagged(Map.of("class", Set.of("open"))), Set.of(permissions));
    }

    @Test
    void givesNothingWithoutAGrant() {
        assertThat(ask(Action.SELECT, EMAIL)).isEqualTo(Access.denied(List.of()));
    }

    @Test
    void givesWhatATagsGrantGivesToWhatInheritsTheTag() {
        LakeObject[] lake = {tag(ColumnName.database("sales"), "open"), tag(EMAIL, "pii"), open("SELECT", "INSERT")};

        assertThat(ask(Action.SELECT, TOTAL, lake))
                .isEqualTo(new Access(
                        true, Show.PLAIN, "", Set.of(), List.of(lake[2].key().toString())));
        assertThat(ask(Action.SELECT, EMAIL, lake).allowed()).as("overridden").isFalse();
        assertThat(ask(Action.INSERT, ORDERS, lake).allowed())
                .as("a table that matches in part gives no more than DESCRIBE and SELECT")
                .isFalse();
        assertThat(ask(Action.DESCRIBE, ORDERS, lake).allowed()).isTrue();
        assertThat(ask(Action.INSERT, ColumnName.table("sales", "other"), lake).allowed())
                .isTrue();
    }

    @Test
    void givesOneColumnOfATableThatDoesNotMatch() {
        LakeObject[] lake = {tag(ORDERS, "pii"), tag(TOTAL, "open"), open("SELECT", "ALTER")};

        assertThat(ask(Action.SELECT, TOTAL, lake).allowed()).isTrue();
        assertThat(ask(Action.SELECT, EMAIL, lake).allowed()).isFalse();
        assertThat(ask(Action.ALTER, ORDERS, lake).allowed()).isFalse();
        assertThat(ask(Action.DESCRIBE, ORDERS, lake).allowed()).isTrue();
    }

    @Test
    void addsUpTheRowsOfFiltersUntilOneGrantGivesAll() {
        CellsFilter eu = CellsFilter.columns("sales", "orders", "weir_eu", "region = 'EU'", Set.of("total", "email"));
        CellsFilter us = CellsFilter.allBut("sales", "orders", "weir_us", "region = 'US'", Set.of("email"));
        List<LakeObject> lake = new ArrayList<>(List.of(
                eu,
                us,
                Grant.of(ANN, Resource.cells(eu), Set.of("SELECT")),
                Grant.of(ANN, Resource.cells(us), Set.of("SELECT"))));

        assertThat(ask(Action.SELECT, TOTAL, lake.toArray(LakeObject[]::new)).rows())
                .containsExactlyInAnyOrder("region = 'EU'", "region = 'US'");
        assertThat(ask(Action.SELECT, EMAIL, lake.toArray(LakeObject[]::new)).rows())
                .containsExactly("region = 'EU'");

        lake.add(Grant.of(ANN, Resource.columns("sales", "orders", Set.of("total")), Set.of("SELECT")));
        Access all = ask(Action.SELECT, TOTAL, lake.toArray(LakeObject[]::new));
        assertThat(all.rows()).isEmpty();
        assertThat(all.because())
                .startsWith("lf-grant/" + ANN + " on columns of sales.orders")
                .hasSize(3);
    }

    @Test
    void takesAGrantOnAnUnknownFilterForAGrantOnEverything() {
        Access access = ask(
                Action.SELECT,
                EMAIL,
                Grant.of(ANN, new Resource.Cells("", "sales", "orders", "gone"), Set.of("SELECT")));

        assertThat(access.allowed()).isTrue();
        assertThat(access.rows()).isEmpty();
    }

    @Test
    void protectsNothingWhereIamDecides() {
        Grant everybody =
                Grant.of(Grant.IAM_ALLOWED_PRINCIPALS, Resource.table("sales", "orders"), Permissions.ON_TABLES);

        assertThat(ask(Action.SELECT, EMAIL, everybody).allowed()).isTrue();
        assertThat(ask(Action.SELECT, ColumnName.column("sales", "other", "id"), everybody)
                        .allowed())
                .isFalse();
        assertThat(Unprotected.of(List.of(everybody.foreign(), open("SELECT").wanted())))
                .containsExactly("not protected: table sales.orders: IAM_ALLOWED_PRINCIPALS holds a grant on it,"
                        + " so only IAM decides; revoke that grant first");
    }

    @Test
    void knowsRightsThatAreNotListed() {
        Owner owner = new Owner(Place.of(ORDERS), ANN);
        Admin admin = new Admin(ANN, true);

        assertThat(ask(Action.SELECT, EMAIL, owner).allowed()).isTrue();
        assertThat(ask(Action.DROP, ORDERS, owner).allowed()).isTrue();
        assertThat(ask(Action.SELECT, EMAIL, new Owner(Place.database("sales"), ANN))
                        .allowed())
                .as("the database's, not the tables'")
                .isFalse();
        assertThat(ask(Action.DESCRIBE, ORDERS, admin).allowed()).isTrue();
        assertThat(ask(Action.SELECT, EMAIL, admin).allowed()).isFalse();
    }

    @Test
    void takesASessionForItsRoleAndAPersonForTheAccount() {
        Grant role =
                Grant.of("arn:aws:iam::111122223333:role/analyst", Resource.table("sales", "orders"), Set.of("SELECT"));
        Grant account = Grant.of("111122223333:IAMPrincipals", Resource.table("sales", "orders"), Set.of("SELECT"));
        Question session = new Question(
                "arn:aws:sts::111122223333:assumed-role/analyst/ann",
                Set.of(),
                Set.of(),
                Action.SELECT,
                EMAIL,
                Instant.EPOCH);

        assertThat(ask(session, role).allowed()).isTrue();
        assertThat(ask(Action.SELECT, EMAIL, role).allowed()).isFalse();
        assertThat(ask(Action.SELECT, EMAIL, account).allowed()).isTrue();
    }

    @Test
    void seesAPartOfANestedColumnWithTheWhole() {
        assertThat(ask(
                                Action.SELECT,
                                ColumnName.column("sales", "orders", "address.zip"),
                                Grant.of(ANN, Resource.columns("sales", "orders", Set.of("Address")), Set.of("SELECT")))
                        .allowed())
                .isTrue();
    }
}
