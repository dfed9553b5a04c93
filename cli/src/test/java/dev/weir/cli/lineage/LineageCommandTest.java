package dev.weir.cli.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageCommandTest {

    private static final String EDGE = """
            {"from":"dataset:s3%3A//lake:raw/orders","to":"job:airflow:clean","job":"job:airflow:clean",
             "kinds":["identity"],"masked":false,"firstSeen":"2026-10-01T10:00:00Z","lastSeen":"2026-10-27T10:00:00Z"}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void showsWhatIsAroundANode() {
        service.on("GET /api/v1/lineage/graph", """
                {"focus":"job:airflow:clean","watermark":"9-1","truncated":true,"columns":[],"columnEdges":[],
                 "nodes":[{"kind":"job","name":"clean","depth":0,"upstream":1,"downstream":0},
                          {"kind":"dataset","name":"raw/orders","alias":"raw.orders","depth":1,"upstream":0,"downstream":1}],
                 "edges":[%s]}""".formatted(EDGE));

        Ran ran = Ran.weir(
                service.url(),
                "lineage",
                "show",
                "job:airflow:clean",
                "--direction",
                "upstream",
                "--as-of",
                "2026-10-27",
                "--direct-only");

        assertThat(ran).isEqualTo(new Ran(0, """
                STEP  KIND     NAME        IN  OUT
                   0  job      clean        1    0
                   1  dataset  raw.orders   0    1

                FROM                  TO             SINCE                 LAST SEEN             HOW
                s3://lake raw/orders  airflow clean  2026-10-01T10:00:00Z  2026-10-27T10:00:00Z  identity
                """, "There is more within this depth; see it with --limit.\n"));
        assertThat(service.lines())
                .containsExactly("GET /api/v1/lineage/graph?node=job%3Aairflow%3Aclean&direction=upstream&depth=2"
                        + "&directOnly=true&asOf=2026-10-27&limit=200");
    }

    @Test
    void showsWhatAChangeWouldReach() {
        service.on("GET /api/v1/lineage/impact?node=raw.orders%23email&change=rename&limit=5000", """
                {"node":"column:n:raw#email","change":"rename","owners":["team:bi"],"watermark":"9-1","truncated":false,
                 "summary":{"datasets":1,"jobs":1,"columns":1,"exposures":1},
                 "affected":[
                   {"kind":"job","name":"clean","effect":"breaks","distance":1,"owners":[],
                    "evidence":{"why":"clean reads raw (identity)"}},
                   {"kind":"column","name":"silver","column":"mail","effect":"stale","distance":2,"owners":["team:bi"]}]}""");

        assertThat(Ran.weir(service.url(), "lineage", "impact", "raw.orders#email", "--change", "rename"))
                .isEqualTo(new Ran(0, """
                        1 datasets, 1 jobs and 1 columns; 1 of them are looked at by people.
                        EFFECT  STEPS  KIND    NAME         OWNERS   BECAUSE
                        breaks      1  job     clean                 clean reads raw (identity)
                        stale       2  column  silver#mail  team:bi
                        """, ""));
    }

    @Test
    void givesTheServicesMarkdownAsItIs() {
        service.on("GET /api/v1/lineage/impact?node=raw.orders&change=drop&limit=5000&format=markdown", "### Impact\n");

        assertThat(Ran.weir(service.url(), "lineage", "impact", "raw.orders", "--format", "markdown"))
                .isEqualTo(new Ran(0, "### Impact\n", ""));
        assertThat(Ran.weir(service.url(), "lineage", "impact", "raw.orders", "--format", "pdf")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void showsWhatChanged() {
        service.on("GET /api/v1/lineage/diff?from=2026-10-01&depth=10", """
                {"added":[%s],"removed":[],"columnsAdded":[],"columnsRemoved":[],"watermark":"9-1","truncated":false}""".formatted(EDGE));

        assertThat(Ran.weir(service.url(), "lineage", "diff", "--from", "2026-10-01")
                        .out())
                .isEqualTo("""
                           FROM                  TO             LAST SEEN
                        +  s3://lake raw/orders  airflow clean  2026-10-27T10:00:00Z
                        """);
        assertThat(Ran.weir(service.url(), "lineage", "diff").err()).contains("--from is needed");
    }

    @Test
    void tellsWhatTheServiceRefuses() {
        service.on("GET /api/v1/lineage/graph", request -> new FakeService.Answer(503, """
                {"title":"The lineage graph is being loaded","status":503,"code":"lineage-graph-not-loaded",
                 "detail":"This replica has not read the lineage graph yet."}"""));

        Ran ran = Ran.weir(service.url(), "lineage", "show", "raw.orders");

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("has not read the lineage graph yet");
    }
}
