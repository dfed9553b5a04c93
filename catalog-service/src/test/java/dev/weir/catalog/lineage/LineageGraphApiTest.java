package dev.weir.catalog.lineage;

import static dev.weir.catalog.lineage.Eventually.eventually;
import static dev.weir.catalog.lineage.Told.ask;
import static dev.weir.catalog.lineage.Told.coded;
import static dev.weir.catalog.lineage.Told.column;
import static dev.weir.catalog.lineage.Told.facet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.lineage.graph.CurrentGraph;
import dev.weir.lineage.graph.Direction;
import dev.weir.lineage.graph.GraphProblem;
import dev.weir.lineage.graph.GraphProjection;
import dev.weir.lineage.graph.GraphQuery;
import dev.weir.lineage.graph.GraphSettings;
import dev.weir.lineage.graph.GraphSource;
import dev.weir.lineage.graph.KnownDatasets;
import dev.weir.lineage.graph.Lineage;
import dev.weir.lineage.graph.LineageQueries;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.problem.Problem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** raw -> clean -> silver -> report -> board; clean read another dataset before. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class LineageGraphApiTest {

    @Inject
    GraphSource source;

    @Inject
    ChangeFeed feed;

    @Inject
    GraphSettings settings;

    @Inject
    KnownDatasets datasets;

    @Inject
    LineageQueries ours;

    private final Told told = Told.fresh();
    private final String ns = told.namespace();

    private UUID pipeline() {
        told.completed(
                "clean",
                "2026-09-01T10:00:00Z",
                "",
                "[" + told.dataset("old") + "]",
                "[" + told.dataset("silver") + "]");
        UUID run = told.completed(
                "clean",
                "2026-10-01T10:00:00Z",
                "",
                "[" + told.dataset("raw") + "]",
                "["
                        + told.dataset(
                                "silver",
                                facet(
                                        "columnLineage",
                                        "\"fields\": {"
                                                + column("mail", ns, "raw", "email", "DIRECT/IDENTITY", false) + ","
                                                + column("hash", ns, "raw", "email", "DIRECT/TRANSFORMATION", true)
                                                + "}"))
                        + "]");
        told.completed(
                "report",
                "2026-10-02T10:00:00Z",
                facet("ownership", "\"owners\": [{\"name\": \"team:bi\", \"type\": \"OWNER\"}]"),
                "[" + told.dataset("silver") + "]",
                "[" + told.dataset("board", facet("datasetType", "\"datasetType\": \"DASHBOARD\"")) + "]");
        told.seen(told.id("raw"), told.job("clean"));
        told.seen(told.job("report"), told.id("board"));
        return run;
    }

    @Test
    void aDatasetThatNoJobSpeaksOfIsThereAtOnce() {
        Api.asAdministrator()
                .body("""
                        {"eventTime": "2026-10-01T10:00:00Z", "producer": "https://example.com/test",
                         "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent",
                         "dataset": %s}
                        """.formatted(told.dataset("lonely")))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);

        eventually(() -> Api.asAdministrator()
                        .get("/api/v1/lineage/graph?node=" + coded(told.id("lonely")))
                        .statusCode()
                == 200);
    }

    @Test
    void showsWhatIsAroundADatasetNowAndThen() {
        UUID run = pipeline();

        JsonPath now = ask("/api/v1/lineage/graph?depth=4&columns=true&node=" + coded(told.id("silver")));
        assertThat(now.getString("focus")).isEqualTo(told.id("silver"));
        assertThat(now.getList("nodes.id"))
                .containsExactly(
                        told.id("silver"), told.job("clean"), told.job("report"), told.id("raw"), told.id("board"));
        assertThat(now.getList("nodes.depth")).containsExactly(0, 1, 1, 2, 2);
        assertThat(now.getList("edges.from")).hasSize(4).doesNotContain(told.id("old"));
        JsonPath read = ask("/api/v1/lineage/graph?depth=1&direction=upstream&node=" + coded(told.job("clean")));
        assertThat(read.getString("edges[0].from")).isEqualTo(told.id("raw"));
        assertThat(read.getString("edges[0].to")).isEqualTo(told.job("clean"));
        assertThat(read.getString("edges[0].firstSeen")).isEqualTo("2026-10-01T10:00:00Z");
        assertThat(read.getString("edges[0].run")).isEqualTo(run.toString());
        assertThat(read.getList("edges[0].kinds")).containsExactly("identity", "transformation");
        assertThat(read.getBoolean("edges[0].masked")).isFalse();
        assertThat(now.getList("columnEdges.masked")).containsExactlyInAnyOrder(true, false);
        assertThat(now.getString("watermark")).contains("-");
        assertThat(now.getBoolean("truncated")).isFalse();

        JsonPath then = ask(
                "/api/v1/lineage/graph?depth=4&asOf=2026-09-15&direction=upstream&node=" + coded(told.id("silver")));
        assertThat(then.getList("nodes.id")).containsExactly(told.id("silver"), told.job("clean"), told.id("old"));
        assertThat(then.getString("edges.find { it.from == '" + told.id("old") + "' }.endedAt"))
                .isEqualTo("2026-10-01T10:00:00Z");
    }

    @Test
    void goesOnWhereAnAnswerWasCut() {
        pipeline();

        JsonPath first = ask("/api/v1/lineage/graph?depth=4&limit=3&node=" + coded(told.id("silver")));
        JsonPath second = ask("/api/v1/lineage/graph?depth=4&limit=3&node=" + coded(told.id("silver"))
                + "&continuation=" + first.getString("continuation"));

        assertThat(first.getBoolean("truncated")).isTrue();
        assertThat(first.getList("nodes.id")).hasSize(3);
        assertThat(second.getList("nodes.id")).containsExactly(told.id("raw"), told.id("board"));
        assertThat(second.getList("edges.from")).containsExactlyInAnyOrder(told.id("raw"), told.job("report"));
        assertThat(second.getBoolean("truncated")).isFalse();
    }

    @Test
    void findsWaysEndsAndDifferences() {
        pipeline();

        JsonPath path = ask("/api/v1/lineage/path?from=" + coded(told.id("board")) + "&to=" + coded(told.id("raw")));
        assertThat(path.getString("direction")).isEqualTo("upstream");
        assertThat(path.getList("nodes"))
                .containsExactly(
                        told.id("board"), told.job("report"), told.id("silver"), told.job("clean"), told.id("raw"));
        JsonPath columns = ask("/api/v1/lineage/path?from=" + coded(told.column("raw", "email")) + "&to="
                + coded(told.column("silver", "hash")));
        assertThat(columns.getList("columnEdges.masked")).containsExactly(true);
        JsonPath roots = ask("/api/v1/lineage/ends?kind=roots&node=" + coded(told.id("board")));
        assertThat(roots.getList("nodes.id")).containsExactly(told.id("raw"));
        JsonPath leaves = ask("/api/v1/lineage/ends?kind=leaves&node=" + coded(told.id("raw")));
        assertThat(leaves.getList("nodes.id")).containsExactly(told.id("board"));
        JsonPath diff = ask("/api/v1/lineage/diff?from=2026-09-15&to=2026-10-01&node=" + coded(told.id("silver")));
        assertThat(diff.getList("added.from")).containsExactly(told.id("raw"));
        assertThat(diff.getList("removed.from")).containsExactly(told.id("old"));
        assertThat(diff.getList("columnsAdded.to"))
                .containsExactlyInAnyOrder(told.column("silver", "mail"), told.column("silver", "hash"));
    }

    @Test
    void tellsWhatADroppedColumnWouldBreakAndWhoseThatIs() {
        pipeline();
        String query = "/api/v1/lineage/impact?change=drop&node=" + coded(told.column("raw", "email"));

        JsonPath impact = ask(query);
        assertThat(impact.getList("affected.id"))
                .containsExactly(
                        told.job("clean"),
                        told.column("silver", "hash"),
                        told.column("silver", "mail"),
                        told.id("silver"),
                        told.job("report"),
                        told.id("board"));
        assertThat(impact.getList("affected.effect"))
                .containsExactly("breaks", "stale", "stale", "stale", "stale", "stale");
        assertThat(impact.getList("affected.distance")).containsExactly(1, 2, 2, 2, 3, 4);
        assertThat(impact.getList("owners")).containsExactly("team:bi");
        assertThat(impact.getInt("summary.exposures")).isEqualTo(1);
        assertThat(impact.getString("affected[0].evidence.why"))
                .isEqualTo("clean reads raw (identity, transformation)");
        assertThat(impact.getString("affected[1].evidence.why"))
                .isEqualTo("raw.email enters silver.hash (transformation), masked, in clean");

        Api.asAdministrator()
                .header("Accept", "text/markdown")
                .get(query)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .body(containsString("**2 datasets, 2 jobs, 2 columns**, among them 1 that people look at."))
                .body(containsString("| breaks | 1 | job `clean` |"));
        String csv = Api.asAdministrator()
                .get(query + "&format=csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(7);
        assertThat(csv).startsWith("kind,namespace,name,column,");

        JsonPath type = ask("/api/v1/lineage/impact?change=type&node=" + coded(told.column("silver", "mail")));
        assertThat(type.getList("affected.id")).containsExactly(told.job("report"), told.id("board"));
        assertThat(type.getList("affected.effect")).containsExactly("possible", "possible");
        JsonPath batch = ask("/api/v1/lineage/impact?change=failing-batch&node=" + coded(told.id("silver")));
        assertThat(batch.getList("affected.effect")).containsExactly("receives", "receives");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        pipeline();

        Api.asAdministrator()
                .get("/api/v1/lineage/graph?node=" + coded(told.id("no-such")))
                .then()
                .statusCode(404)
                .body("code", equalTo("lineage-node-not-found"));
        for (String wrong : List.of(
                "graph",
                "graph?node=x&direction=sideways",
                "graph?node=" + coded(told.id("raw")) + "&asOf=yesterday",
                "graph?node=" + coded(told.id("raw")) + "&continuation=1",
                "impact?change=type&node=" + coded(told.id("raw")),
                "diff?node=" + coded(told.id("raw")))) {
            Api.asAdministrator()
                    .get("/api/v1/lineage/" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("parameter-invalid"));
        }
        Api.asAdministrator()
                .get("/api/v1/lineage/graph?node=" + coded(told.id("raw")) + "&continuation=7.d999999999")
                .then()
                .statusCode(409)
                .body("code", equalTo("lineage-continuation-stale"));
    }

    @Test
    void readsTheGraphAgainWhenTold() {
        pipeline();
        String before = ask("/api/v1/lineage/graph/state").getString("loadedAt");

        Api.asAdministrator().post("/api/v1/lineage/graph/rebuild").then().statusCode(204);

        Eventually.eventually(
                () -> !ask("/api/v1/lineage/graph/state").getString("loadedAt").equals(before));
        assertThat(ask("/api/v1/lineage/graph?depth=4&node=" + coded(told.id("silver")))
                        .getList("nodes.id"))
                .hasSize(5);
    }

    @Test
    void anotherReplicaComesToTheSame() {
        CurrentGraph other = new CurrentGraph();
        LineageQueries queries = LineageQueries.of(other, datasets);
        GraphProjection replica = new GraphProjection(other, source, feed, settings, new Access(), Clock.systemUTC());
        assertThatThrownBy(() -> queries.around(Actor.WEIR, around(told.id("silver"))))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                        .isEqualTo(GraphProblem.LINEAGE_GRAPH_NOT_LOADED));
        replica.catchUp();

        pipeline();
        replica.catchUp();

        Lineage followed = queries.around(Actor.WEIR, around(told.id("silver")));
        Lineage served = ours.around(Actor.WEIR, around(told.id("silver")));
        CurrentGraph third = new CurrentGraph();
        new GraphProjection(third, source, feed, settings, new Access(), Clock.systemUTC()).catchUp();
        Lineage read = LineageQueries.of(third, datasets).around(Actor.WEIR, around(told.id("silver")));
        assertThat(followed.nodes()).hasSize(5).isEqualTo(served.nodes()).isEqualTo(read.nodes());
        assertThat(followed.edges()).isEqualTo(served.edges()).isEqualTo(read.edges());
        // Their order is the order in which a replica came to know them.
        assertThat(followed.columnEdges())
                .containsExactlyInAnyOrderElementsOf(served.columnEdges())
                .containsExactlyInAnyOrderElementsOf(read.columnEdges());
    }

    private static GraphQuery around(String node) {
        return new GraphQuery(node, Direction.BOTH, 4, true, false, Optional.empty(), 100, Optional.empty());
    }
}
