package dev.weir.catalog.search;

import static dev.weir.catalog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class SearchApiTest {

    private static final int WRITERS = 6;
    private static final int EACH = 25;

    @Inject
    DataSource database;

    private static JsonPath search(String query) {
        return Api.asAdministrator()
                .get("/api/v1/search?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private UUID lake(String name) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into platform.lake (id, name, root, path_style, created_at) values (?, ?, ?, false, now())")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, "s3://" + name + "/");
            insert.executeUpdate();
        }
        return id;
    }

    /** As the recorder does it: a dataset with a version, and its change, in one transaction. */
    private UUID dataset(UUID lake, String alias, long beforeCommit) {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                run(connection, """
                        insert into catalog.dataset (id, namespace, name, alias, lake_id, zone, root, location, format, version,
                            column_count, partition_columns, bytes, files, fingerprint, search, created_at, updated_at)
                        values (?, 's3://x', ?, ?, ?, 'gold', 's3://x/r/', 's3://x/r/', 'PARQUET', 1, 1, '[]', 0, 0, '', '', now(), now())
                        """, id, id.toString(), alias, lake);
                run(connection, """
                        insert into catalog.dataset_version (dataset_id, version, recorded_at, crawl_id, columns, bytes, files,
                            change_kind, change)
                        values (?, 1, now(), ?, '[{"name":"customerEmail","type":"string","nullable":true,"partition":false}]',
                            0, 0, 'initial', '[]')
                        """, id, id);
                run(
                        connection,
                        "insert into platform.change (kind, subject, payload) values ('dataset.registered', ?, '{}')",
                        "dataset/" + id);
                Thread.sleep(beforeCommit);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
        return id;
    }

    private static void run(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    @Test
    void whatWasWrittenIsInTheNextSearchThatAsksForIt() throws Exception {
        UUID lake = lake("search-now");
        UUID id = dataset(lake, "gold_findme.subscribers", 0);

        JsonPath found = eventually(
                "the index",
                () -> search("q=" + encoded("subscribers email lake:search-now") + "&atLeast=now"),
                answer -> !answer.getBoolean("degraded") && !answer.getBoolean("behind"));

        assertThat(found.getList("items.id")).containsExactly(id.toString());
        assertThat(found.getString("items[0].columns[0].name")).isEqualTo("customerEmail");
        assertThat(found.getList("items[0].columns[0].ranges")).isEqualTo(List.of(Map.of("start", 8, "end", 13)));
        assertThat(found.getString("items[0].reasons[0].field")).isEqualTo("title");
        assertThat(found.getString("facets.zone[0].value")).isEqualTo("gold");
        assertThat(found.getString("watermark")).matches("\\d+-\\d+");

        JsonPath again = search("q=subscribers&lake=search-now&atLeast=" + found.getString("watermark"));
        assertThat(again.getBoolean("behind")).isFalse();
        JsonPath future = search("q=subscribers&lake=search-now&atLeast=" + Long.MAX_VALUE + "-1");
        assertThat(future.getBoolean("behind")).as("nobody waits forever").isTrue();
        assertThat(future.getList("items")).hasSize(1);
        assertThat(search("q=email&type=column&lake=search-now").getString("items[0].column"))
                .isEqualTo("customerEmail");
        assertThat(Api.asAdministrator()
                        .get("/api/v1/search/suggest?q=subscri")
                        .jsonPath()
                        .getList("items.title"))
                .contains("gold_findme.subscribers");
    }

    @Test
    void commitsInAnyOrderLoseNothing() throws Exception {
        UUID lake = lake("search-writers");
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<Set<String>>> all = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(writer);
            all.add(writers.submit(() -> {
                Set<String> written = new HashSet<>();
                for (int i = 0; i < EACH; i++) {
                    written.add(dataset(lake, "gold_many.written_" + i, random.nextInt(40))
                            .toString());
                }
                return written;
            }));
        }
        Set<String> written = new HashSet<>();
        for (Future<Set<String>> writer : all) {
            written.addAll(writer.get());
        }
        writers.shutdown();

        JsonPath found = eventually(
                "all that was written",
                () -> search("q=written&lake=search-writers&limit=500&atLeast=now"),
                answer -> !answer.getBoolean("degraded") && !answer.getBoolean("behind"));

        assertThat(found.getLong("total")).isEqualTo(WRITERS * EACH);
        assertThat(Set.copyOf(found.<String>getList("items.id"))).isEqualTo(written);
    }

    @Test
    void pagesGoOn() throws Exception {
        UUID lake = lake("search-pages");
        for (int i = 0; i < 7; i++) {
            dataset(lake, "gold_paged.leaf_" + i, 0);
        }
        eventually("all", () -> search("q=leaf&lake=search-pages&atLeast=now"), answer -> answer.getLong("total") == 7);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = search("q=leaf&lake=search-pages&limit=3" + cursor);
            assertThat(page.getLong("total")).isEqualTo(7);
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aRebuildAnswersAllTheTime() throws Exception {
        UUID lake = lake("search-rebuild");
        dataset(lake, "gold_rebuilt.orders", 0);
        eventually(
                "it",
                () -> search("q=rebuilt&atLeast=now"),
                answer -> answer.getLong("total") == 1 && !answer.getBoolean("degraded"));
        String before = String.valueOf(state().getString("builtAt"));

        Api.asAdministrator().post("/api/v1/projections/search:rebuild").then().statusCode(204);

        eventually(
                "a new index",
                () -> {
                    assertThat(search("q=rebuilt").getLong("total")).isEqualTo(1);
                    return state();
                },
                now -> !now.getBoolean("building") && !before.equals(String.valueOf(now.getString("builtAt"))));
        assertThat(search("q=rebuilt&atLeast=now").getLong("total")).isEqualTo(1);
    }

    private static JsonPath state() {
        return Api.asAdministrator()
                .get("/api/v1/projections/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aMistakeIsToldWithItsPlace() {
        Api.asAdministrator()
                .get("/api/v1/search?q=" + encoded("orders colour:red"))
                .then()
                .statusCode(400)
                .body("code", equalTo("search-field-unknown"))
                .body("detail", startsWith("At character 8 of the question"))
                .body("errors.parameter", hasItem("q"));
        Api.asAdministrator()
                .get("/api/v1/search?type=column&type=job")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
        Api.asAdministrator()
                .get("/api/v1/search?q=x&cursor=bm9uc2Vuc2U")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
        Api.asAdministrator()
                .get("/api/v1/search?atLeast=soon")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
        Api.asNobody().get("/api/v1/search?q=x").then().statusCode(401);
    }
}
