package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

    private static final String STATUS = """
            {"version":"0.1.0","mode":"local","actor":{"name":"local","role":"administrator"},
             "database":{"kind":"embedded","version":"17.6"},"workers":{"live":%d},"lakes":1,"datasets":1203,
             "batches":{"published":2,"quarantined":1,"held":0,"open":4},"something":"newer"}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void saysWhatIsThere() {
        service.on("GET /api/v1/status", STATUS.formatted(1));

        Ran ran = Ran.weir(service.url(), "status");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✓ up  Weir 0.1.0 at %s
                          mode      local, you are local (administrator)
                          database  PostgreSQL 17.6, embedded
                          workers   1 live
                          lakes     1
                          datasets  1,203
                          batches   2 published, 1 quarantined, 0 held, 4 open
                        """.formatted(service.url()), ""));
    }

    @Test
    void warnsWhenNoWorkerIsLive() {
        service.on("GET /api/v1/status", STATUS.formatted(0));

        Ran ran = Ran.weir(service.url(), "status");

        assertThat(ran.out()).endsWith("  ! no worker is live: batches wait until one is started\n");
    }

    @Test
    void handsTheJsonOnWhole() {
        service.on("GET /api/v1/status", "{\"version\":\"0.1.0\",\"something\":\"newer\"}");

        Ran ran = Ran.weir(service.url(), "status", "--output", "json");

        assertThat(ran).isEqualTo(new Ran(0, """
                        {
                          "version" : "0.1.0",
                          "something" : "newer"
                        }
                        """, ""));
    }

    @Test
    void saysWhereNobodyAnswersAndWhatToDo() {
        service.close();

        Ran ran = Ran.weir(service.url(), "status");

        assertThat(ran)
                .isEqualTo(new Ran(
                        4,
                        "",
                        "weir: no Weir service answers at " + service.url()
                                + " (connection refused). Start one with `weir up`, or set WEIR_URL.\n"));
    }

    @Test
    void saysInJsonThatNobodyAnswers() {
        service.close();

        Ran ran = Ran.weir(service.url(), "status", "-o", "json");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.out()).isEqualTo("{\n  \"up\" : false,\n  \"url\" : \"" + service.url() + "\"\n}\n");
    }

    @Test
    void sendsTheToken() {
        service.on("GET /api/v1/status", STATUS.formatted(1));

        Ran.weir(Map.of("WEIR_URL", service.url() + "/", "WEIR_TOKEN", "secret"), "status");

        assertThat(service.requests()).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Bearer secret");
            assertThat(request.path()).isEqualTo("/api/v1/status");
        });
    }

    @Test
    void doubtsAnAddressThatSpeaksNoJson() {
        service.on("GET /api/v1/status", 200, "<html>hello</html>");

        Ran ran = Ran.weir(service.url(), "status");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: status 200 from " + service.url()
                                        + "/api/v1/status without JSON. Is this address a Weir service? [unexpected-answer]\n"));
    }

    @Test
    void rejectsAnAddressThatIsNone() {
        Ran ran = Ran.weir(Map.of("WEIR_URL", "localhost:8080"), "status");

        assertThat(ran)
                .isEqualTo(new Ran(
                        3, "", "weir: WEIR_URL must look like http://127.0.0.1:8080, not like localhost:8080\n"));
    }

    @Test
    void staysInTheWordsOfTheUserWhenTheyMakeNoSense() {
        Ran unknown = Ran.weir(URI.create("http://127.0.0.1:1"), "statsu");
        Ran option = Ran.weir(URI.create("http://127.0.0.1:1"), "status", "--outpt", "json");
        Ran form = Ran.weir(URI.create("http://127.0.0.1:1"), "status", "--output", "xml");

        assertThat(unknown).isEqualTo(new Ran(3, "", """
                        weir: Unmatched argument at index 0: 'statsu'
                        Did you mean: status, datasets, catalog?
                        See `weir --help`.
                        """));
        assertThat(option).isEqualTo(new Ran(3, "", """
                        weir: Unknown options: '--outpt', 'json'
                        Did you mean: --output?
                        See `weir status --help`.
                        """));
        assertThat(form).isEqualTo(new Ran(3, "", """
                        weir: Invalid value for option '--output': expected one of [text, json] (case-sensitive) but was 'xml'
                        See `weir status --help`.
                        """));
    }
}
