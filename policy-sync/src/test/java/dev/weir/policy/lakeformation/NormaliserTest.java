package dev.weir.policy.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.policy.lakeformation.Normaliser.Grants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in the shapes in which Lake Formation answers. */
class NormaliserTest {

    private static final String ANN = "arn:aws:iam::111122223333:user/ann";
    private final Normaliser normaliser = new Normaliser("111122223333");

    private static String row(String resource, String permissions, String grantable) {
        return """
                {"Principal": {"DataLakePrincipalIdentifier": "%s"}, "Resource": %s,
                 "Permissions": %s, "PermissionsWithGrantOption": %s}""".formatted(ANN, resource, permissions, grantable);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        try {
            return new ObjectMapper().readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Grants read(String... rows) {
        return normaliser.grants(Arrays.stream(rows).map(NormaliserTest::json).toList());
    }

    @Test
    void readsSelectOnATableFromAllItsColumns() {
        Grants read = read(row("""
                        {"TableWithColumns": {"CatalogId": "111122223333", "DatabaseName": "sales", "Name": "orders",
                         "ColumnWildcard": {}}}""", "[\"SELECT\"]", "[]"), row("""
                        {"Table": {"CatalogId": "111122223333", "DatabaseName": "sales", "Name": "orders"}}""", "[\"DESCRIBE\", \"INSERT\"]", "[\"INSERT\"]"));

        assertThat(read.doubts()).isEmpty();
        assertThat(read.grants())
                .containsExactly(new Grant(
                        ANN,
                        Resource.table("sales", "orders"),
                        Sorted.copy(Set.of("SELECT", "DESCRIBE", "INSERT")),
                        Sorted.copy(Set.of("INSERT"))));
    }

    @Test
    void readsAllAsWhatItMeans() {
        String table = "{\"Table\": {\"DatabaseName\": \"sales\", \"Name\": \"orders\"}}";
        String writtenOut = "[\"ALL\", \"SELECT\", \"INSERT\", \"DELETE\", \"DESCRIBE\", \"ALTER\", \"DROP\"]";

        assertThat(read(row(table, "[\"ALL\"]", "[\"ALL\"]")))
                .isEqualTo(read(row(table, writtenOut, writtenOut)))
                .isEqualTo(new Grants(
                        List.of(new Grant(
                                ANN, Resource.table("sales", "orders"), Permissions.ON_TABLES, Permissions.ON_TABLES)),
                        List.of()));
        assertThat(read(row("{\"Database\": {\"Name\": \"sales\"}}", "[\"ALL\"]", "[]"))
                        .grants())
                .containsExactly(Grant.of(ANN, Resource.database("sales"), Permissions.ON_DATABASES));
    }

    @Test
    void readsAllTablesInEveryShape() {
        Grant all = Grant.of(ANN, Resource.allTables("sales"), Set.of("SELECT"));

        for (String shape : List.of(
                "{\"Table\": {\"DatabaseName\": \"sales\", \"TableWildcard\": {}}}",
                "{\"Table\": {\"DatabaseName\": \"sales\", \"Name\": \"ALL_TABLES\"}}",
                "{\"Table\": {\"DatabaseName\": \"sales\", \"Name\": \"ALL_TABLES\", \"TableWildcard\": {}}}",
                "{\"TableWithColumns\": {\"DatabaseName\": \"sales\", \"Name\": \"ALL_TABLES\", \"ColumnWildcard\": {}}}")) {
            assertThat(read(row(shape, "[\"SELECT\"]", "[]")).grants())
                    .as(shape)
                    .containsExactly(all);
        }
    }

    @Test
    void readsNothingExcludedAsAllColumns() {
        for (String wildcard : List.of("{}", "{\"ExcludedColumnNames\": []}", "{\"ExcludedColumnNames\": null}")) {
            assertThat(read(row(
                                    "{\"TableWithColumns\": {\"DatabaseName\": \"sales\", \"Name\": \"orders\","
                                            + " \"ColumnWildcard\": " + wildcard + "}}",
                                    "[\"SELECT\"]",
                                    "[]"))
                            .grants())
                    .containsExactly(Grant.of(ANN, Resource.table("sales", "orders"), Set.of("SELECT")));
        }
    }

    @Test
    void putsColumnsTogetherThatWereGrantedOneByOne() {
        String columns = "{\"TableWithColumns\": {\"DatabaseName\": \"sales\", \"Name\": \"orders\", %s}}";

        assertThat(read(
                                row(columns.formatted("\"ColumnNames\": [\"b\", \"a\"]"), "[\"SELECT\"]", "[]"),
                                row(columns.formatted("\"ColumnNames\": [\"c\"]"), "[\"SELECT\"]", "[]"))
                        .grants())
                .containsExactly(
                        Grant.of(ANN, Resource.columns("sales", "orders", Set.of("a", "b", "c")), Set.of("SELECT")));
        assertThat(read(
                                row(
                                        columns.formatted("\"ColumnWildcard\": {\"ExcludedColumnNames\": [\"a\"]}"),
                                        "[\"SELECT\"]",
                                        "[]"),
                                row(
                                        columns.formatted("\"ColumnWildcard\": {\"ExcludedColumnNames\": [\"b\"]}"),
                                        "[\"SELECT\"]",
                                        "[]"))
                        .grants())
                .as("each is taken only as it was given")
                .containsExactly(
                        Grant.of(ANN, Resource.columnsBut("sales", "orders", Set.of("a")), Set.of("SELECT")),
                        Grant.of(ANN, Resource.columnsBut("sales", "orders", Set.of("b")), Set.of("SELECT")));
    }

    @Test
    void keepsWhatIsInAnotherAccount() {
        assertThat(read(row(
                                "{\"Table\": {\"CatalogId\": \"999900001111\", \"DatabaseName\": \"Sales\", \"Name\": \"Orders\"}}",
                                "[\"DESCRIBE\"]",
                                "[]"))
                        .grants())
                .containsExactly(
                        Grant.of(ANN, new Resource.Table("999900001111", "sales", "orders"), Set.of("DESCRIBE")));
    }

    @Test
    void doubtsAShapeThatIsNew() {
        Grants read = read(row("{\"Moon\": {\"Name\": \"full\"}}", "[\"SELECT\"]", "[]"));

        assertThat(read.grants()).isEmpty();
        assertThat(read.doubts()).singleElement().asString().contains("Moon");
    }

    @Test
    void readsAllRowsInEveryShape() {
        String filter = """
                {"TableCatalogId": "111122223333", "DatabaseName": "sales", "TableName": "orders", "Name": "weir_x",
                 "RowFilter": %s, "VersionId": "1", %s}""";

        for (String rows : List.of(
                "{\"AllRowsWildcard\": {}}",
                "{\"FilterExpression\": \"TRUE\"}",
                "{\"FilterExpression\": \"TRUE\", \"AllRowsWildcard\": {}}")) {
            assertThat(normaliser.filter(json(filter.formatted(rows, "\"ColumnNames\": [\"b\", \"a\"]"))))
                    .isEqualTo(CellsFilter.columns("sales", "orders", "weir_x", "", Set.of("a", "b")));
        }
        for (String columns : List.of(
                "\"ColumnWildcard\": {}",
                "\"ColumnWildcard\": {\"ExcludedColumnNames\": []}",
                "\"ColumnNames\": [], \"ColumnWildcard\": {\"ExcludedColumnNames\": null}")) {
            assertThat(normaliser.filter(json(filter.formatted("{\"FilterExpression\": \" a = 1 \"}", columns))))
                    .isEqualTo(CellsFilter.allBut("sales", "orders", "weir_x", "a = 1", Set.of()));
        }
    }

    static List<Resource> resources() {
        return List.of(
                new Resource.Catalog(""),
                new Resource.Catalog("999900001111"),
                Resource.database("sales"),
                Resource.table("sales", "orders"),
                new Resource.Table("999900001111", "sales", "orders"),
                Resource.allTables("sales"),
                Resource.columns("sales", "orders", Set.of("a", "B")),
                Resource.columnsBut("sales", "orders", Set.of("a", "B")),
                Resource.databasesTagged(Map.of("class", Set.of("open"))),
                Resource.tablesTagged(Map.of("class", Set.of("open", "pii"), "team", Set.of("x"))),
                new Resource.Tagged("", false, TagExpression.of(Map.<String, Set<String>>of()), "analysts"),
                new Resource.Cells("", "sales", "orders", "weir_x"),
                new Resource.Location("", "arn:aws:s3:::lake/raw"),
                new Resource.Expression("", "analysts"),
                new Resource.Tag("", "class", Sorted.copy(Set.of("open", "pii"))));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void readsBackWhatACallNames(Resource resource) {
        Grant grant = Grant.of(ANN, resource, Set.of("SELECT"));

        assertThat(normaliser.resource(normaliser.wire(resource))).contains(resource);
        assertThat(LakeObject.of(grant.wanted())).isEqualTo(grant);
    }

    @Test
    void readsBackTheFilterThatACallGives() {
        for (CellsFilter filter : List.of(
                CellsFilter.columns("sales", "orders", "weir_x", "a = 1", Set.of("a", "b")),
                CellsFilter.allBut("sales", "orders", "weir_x", "", Set.of("a")),
                CellsFilter.allBut("sales", "orders", "weir_x", "a = 1", Set.of()))) {
            assertThat(normaliser.filter(normaliser.wire(filter))).isEqualTo(filter);
            assertThat(LakeObject.of(filter.wanted())).isEqualTo(filter);
        }
    }
}
