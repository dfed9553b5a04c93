package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesCommandTest {

    private static final String BATCH = """
            {"id":"%s","ruleset":"crm-contacts","rulesetVersion":1,"lake":"acme","dataset":"bronze_crm.contacts",
             "path":"landing/crm/contacts/day=2026-10-2%s/","state":"%s","fingerprint":"f","objects":1,"bytes":650000,
             "target":"bronze/crm/contacts/","quarantine":"quarantine/crm/contacts/",
             "receivedAt":"2026-10-28T04:00:00Z"%s}""";
    private static final String RECEIVED = BATCH.formatted("b2", "8", "received", "");
    private static final String CHECKING = BATCH.formatted("b2", "8", "checking", "");
    private static final String PUBLISHED = BATCH.formatted(
            "b1", "7", "published", ",\"verdict\":\"passed\",\"rows\":20000,\"rowsPassed\":20000,\"rowsFailed\":0");
    private static final String QUARANTINED = BATCH.formatted("b2", "8", "quarantined", """
            ,"verdict":"failed","reason":"2 of 3 rules failed","rows":4000,"rowsPassed":3693,"rowsFailed":307,
            "outcomes":[
              {"ruleId":"r1","text":"RowCount between 1000 and 100000","kind":"ROW_COUNT","outcome":"passed","metric":4000,"failingRows":0,"message":"4000"},
              {"ruleId":"r2","text":"IsComplete \\"email\\"","kind":"IS_COMPLETE","outcome":"failed","metric":0.97,"failingRows":118,"message":"118 of 4000 rows have no email"},
              {"ruleId":"r3","text":"CustomSql \\"select 1\\" = 0","kind":"CUSTOM_SQL","outcome":"undecided","failingRows":0,"message":"no such column: x"}]""");
    private static final String FAILING = """
            {"items":[{"ruleIds":["r2"],"reasons":["email is missing"],"values":{"contact_id":"C-020001","email":null,"city":"京都"}}]}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsThem() {
        service.on(
                "GET /api/v1/batches?state=quarantined&ruleset=crm-contacts&limit=50",
                "{\"items\":[" + CHECKING + "," + QUARANTINED + "," + PUBLISHED + "]}");

        Ran ran = Ran.weir(service.url(), "batches", "--state", "quarantined", "--ruleset", "crm-contacts");

        assertThat(ran).isEqualTo(new Ran(0, """
                        STATE          RULESET         ROWS  FAILED  RECEIVED           ID  PATH
                        … checking     crm-contacts       -       -  2026-10-28 04:00Z  b2  landing/crm/contacts/day=2026-10-28/
                        ✗ quarantined  crm-contacts   4,000     307  2026-10-28 04:00Z  b2  landing/crm/contacts/day=2026-10-28/
                        ✓ published    crm-contacts  20,000       0  2026-10-28 04:00Z  b1  landing/crm/contacts/day=2026-10-27/
                        """, ""));
    }

    @Test
    void showsWhyARuleFailedMostLikely() {
        String explained = QUARANTINED.replace("\"message\":\"118 of 4000 rows have no email\"", """
                "message":"118 of 4000 rows have no email","cause":{"kind":"nulls",
                "sentence":"Nulls in column email: 2.95 % of its rows","evidence":"At most 0 % in the 12 published batches before"}""");
        service.on("GET /api/v1/batches/b2", explained).on("GET /api/v1/batches/b2/failing-rows?limit=5", FAILING);

        Ran ran = Ran.weir(service.url(), "batches", "show", "b2");

        assertThat(ran.out()).contains("""
                        Likely cause
                        r2: Nulls in column email: 2.95 % of its rows. At most 0 % in the 12 published batches before.
                        """);
    }

    @Test
    void showsEachRuleAndTheFailingRows() {
        service.on("GET /api/v1/batches/b2", QUARANTINED).on("GET /api/v1/batches/b2/failing-rows?limit=5", FAILING);

        Ran ran = Ran.weir(service.url(), "batches", "show", "b2");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✗ quarantined  landing/crm/contacts/day=2026-10-28/
                          batch       b2
                          ruleset     crm-contacts, version 1
                          size        1 object, 650.0 kB, 4,000 rows, 307 failed
                          verdict     failed: 2 of 3 rules failed
                          quarantine  quarantine/crm/contacts/

                        RULE  OUTCOME      ROWS  TEXT
                        r1    ✓ passed           RowCount between 1000 and 100000
                        r2    ✗ failed      118  IsComplete "email"
                        r3    ! undecided        CustomSql "select 1" = 0

                        r2: 118 of 4000 rows have no email
                        r3: no such column: x

                        Failing rows, 1 of 307
                          email=∅  contact_id=C-020001  city=京都
                            ✗ email is missing
                        """, ""));
    }

    @Test
    void submitsAndReturnsAtOnce() {
        service.on("POST /api/v1/batches", 201, RECEIVED);

        Ran ran = Ran.weir(
                service.url(), "batches", "submit", "--ruleset", "crm-contacts", "landing/crm/contacts/day=2026-10-28");

        assertThat(ran)
                .isEqualTo(
                        new Ran(0, "… received  landing/crm/contacts/day=2026-10-28/\n  weir batches show b2\n", ""));
        assertThat(service.requests()).singleElement().satisfies(request -> assertThat(request.body())
                .contains("\"ruleset\":\"crm-contacts\"")
                .contains("\"path\":\"landing/crm/contacts/day=2026-10-28/\""));
    }

    @Test
    void failsWhenTheAwaitedBatchIsNotPublished() {
        service.on("POST /api/v1/batches", 201, RECEIVED).on("GET /api/v1/batches/b2", RECEIVED, CHECKING, QUARANTINED);

        Ran ran = Ran.weir(service.url(), "batches", "submit", "--ruleset", "crm-contacts", "--wait", "landing/x");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("✗ quarantined  landing/crm/contacts/day=2026-10-28/\n");
    }

    @Test
    void saysThatABatchIsKnown() {
        service.on("POST /api/v1/batches", 200, PUBLISHED).on("GET /api/v1/batches/b1", PUBLISHED);

        Ran ran = Ran.weir(service.url(), "batches", "submit", "--ruleset", "crm-contacts", "--wait", "landing/x");

        assertThat(ran)
                .isEqualTo(new Ran(0, """
                        ✓ published  landing/crm/contacts/day=2026-10-27/
                          batch      b1
                          ruleset    crm-contacts, version 1
                          size       1 object, 650.0 kB, 20,000 rows, 0 failed
                          verdict    passed
                          published  bronze/crm/contacts/
                        """, "These objects were handed in before; this is what became of them.\n"));
    }

    @Test
    void printsAProblemWithItsCodeAndPlaces() {
        service.on("POST /api/v1/batches", 422, """
                {"type":"https://weir.dev/problems/request-invalid","title":"Request invalid","status":422,"code":"request-invalid",
                 "detail":"the batch cannot be received as it is","requestId":"r-9",
                 "errors":[{"field":"path","detail":"must not be empty"},{"line":3,"column":9,"detail":"unknown rule Foo"},
                           {"key":"landing/a.xlsx","detail":"unknown format"}]}""");

        Ran ran = Ran.weir(service.url(), "batches", "submit", "--ruleset", "x", "p");

        assertThat(ran).isEqualTo(new Ran(1, "", """
                        weir: the batch cannot be received as it is [request-invalid]
                          path: must not be empty
                          line 3, column 9: unknown rule Foo
                          landing/a.xlsx: unknown format
                        """));
    }

    @Test
    void namesTheRequestWhenTheServiceIsAtFault() {
        service.on(
                "GET /api/v1/batches",
                500,
                "{\"title\":\"Internal error\",\"status\":500,\"code\":\"internal\",\"detail\":\"a fault of Weir\",\"requestId\":\"r-9\"}");

        Ran ran = Ran.weir(service.url(), "batches");

        assertThat(ran)
                .isEqualTo(new Ran(1, "", "weir: a fault of Weir [internal]\n  request r-9, for the service's log\n"));
    }

    @Test
    void showsAStackTraceOnlyWhenAsked() {
        Ran quiet = Ran.weir(URI.create("http://127.0.0.1:1"), "batches");
        Ran loud = Ran.weir(Map.of("WEIR_URL", "http://127.0.0.1:1", "WEIR_DEBUG", "1"), "batches");

        assertThat(quiet.err()).hasLineCount(1);
        assertThat(loud.err()).contains("\tat dev.weir.cli");
    }

    @Test
    void needsARuleset() {
        Ran ran = Ran.weir(service.url(), "batches", "submit", "landing/x");

        assertThat(ran).isEqualTo(new Ran(3, "", """
                        weir: Missing required option: '--ruleset=NAME'
                        See `weir batches submit --help`.
                        """));
    }
}
