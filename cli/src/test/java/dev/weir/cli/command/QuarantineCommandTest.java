package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuarantineCommandTest {

    private static final String BATCH = """
            {"id":"%s","ruleset":"crm-contacts","rulesetVersion":1,"lake":"acme","dataset":"bronze_crm.contacts",
             "path":"landing/crm/contacts/","state":"%s","objects":1,"bytes":650000,"verdict":"split","rows":100,
             "rowsPassed":97,"rowsFailed":3,"warnings":1,"target":"bronze/crm/contacts/",
             "quarantine":"quarantine/crm/contacts/","receivedAt":"2026-10-28T04:00:00Z"%s}""";
    private static final String REQUESTED = BATCH.formatted(
            "b1",
            "quarantined",
            ",\"disposition\":{\"kind\":\"release\",\"stage\":\"requested\",\"reason\":\"refunds\",\"requestedBy\":\"sam\"}");
    private static final String RELEASING = BATCH.formatted("b1", "releasing", "");
    private static final String RELEASED = BATCH.formatted("b1", "released", """
            ,"disposition":{"kind":"release","stage":"done","reason":"refunds","requestedBy":"sam","approvedBy":"kim"},
            "outcomes":[
              {"ruleId":"r1","text":"(RowCount > 0) and (IsComplete \\"email\\")","severity":"block","outcome":"failed",
               "failingRows":3,"message":"3 rows","parts":[
                 {"ruleId":"r1.1","text":"RowCount > 0","severity":"block","outcome":"passed","failingRows":0,"message":"100"},
                 {"ruleId":"r1.2","text":"IsComplete \\"email\\"","severity":"block","outcome":"failed","failingRows":3,"message":""}]},
              {"ruleId":"r2","text":"Mean \\"age\\" < 40","severity":"warn","outcome":"failed","failingRows":0,"message":"41"},
              {"ruleId":"r3","text":"RowCount > avg(last(3))","severity":"block","outcome":"skipped","failingRows":0,"message":""}]""");

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsWhatWasTurnedAway() {
        service.on(
                "GET /api/v1/batches?withFailures=true&limit=50", "{\"items\":[" + REQUESTED + "," + RELEASED + "]}");

        Ran ran = Ran.weir(service.url(), "quarantine", "list");

        assertThat(ran).isEqualTo(new Ran(0, """
                        STATE                             RULESET       ROWS  FAILED  RECEIVED           ID  PATH
                        ✗ quarantined, release asked for  crm-contacts   100       3  2026-10-28 04:00Z  b1  landing/crm/contacts/
                        ✓ released                        crm-contacts   100       3  2026-10-28 04:00Z  b1  landing/crm/contacts/
                        """, ""));
    }

    @Test
    void releasesAndWaitsAndShowsTheRulesWithTheirParts() {
        service.on("POST /api/v1/batches/b1/release", RELEASING).on("GET /api/v1/batches/b1", RELEASING, RELEASED);

        Ran ran = Ran.weir(service.url(), "quarantine", "release", "b1", "--reason", "refunds", "--wait");

        assertThat(ran.out()).isEqualTo("""
                        ✓ released  landing/crm/contacts/
                          batch       b1
                          ruleset     crm-contacts, version 1
                          size        1 object, 650.0 kB, 100 rows, 3 failed
                          verdict     split
                          published   bronze/crm/contacts/
                          quarantine  quarantine/crm/contacts/
                          release     approved by kim; sam: refunds

                        RULE    OUTCOME    ROWS  TEXT
                        r1      ✗ failed      3  (RowCount > 0) and (IsComplete "email")
                          r1.1  ✓ passed         RowCount > 0
                          r1.2  ✗ failed      3  IsComplete "email"
                        r2      ! warning        Mean "age" < 40
                        r3      … skipped        RowCount > avg(last(3))

                        r1: 3 rows
                        r2: 41
                        """);
        assertThat(ran.exit()).isZero();
        assertThat(service.lines()).startsWith("POST /api/v1/batches/b1/release {\"reason\":\"refunds\"}");
    }

    @Test
    void saysThatSomebodyElseMustApprove() {
        service.on("POST /api/v1/batches/b1/release", REQUESTED);

        Ran ran = Ran.weir(service.url(), "quarantine", "release", "b1", "--reason", "refunds", "--wait");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✗ quarantined, release asked for  landing/crm/contacts/
                          somebody else approves it: weir quarantine release b1 --approve
                        """, ""));
    }

    @Test
    void approvesAndRefuses() {
        service.on("POST /api/v1/batches/b1/release/approve", RELEASING)
                .on("POST /api/v1/batches/b1/release/refuse", BATCH.formatted("b1", "quarantined", ""));

        Ran.weir(service.url(), "quarantine", "release", "b1", "--approve");
        Ran.weir(service.url(), "quarantine", "release", "b1", "--refuse", "--reason", "no");

        assertThat(service.lines())
                .containsExactly(
                        "POST /api/v1/batches/b1/release/approve {}",
                        "POST /api/v1/batches/b1/release/refuse {\"reason\":\"no\"}");
    }

    @Test
    void wantsAReason() {
        Ran ran = Ran.weir(service.url(), "quarantine", "release", "b1");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("--reason is missing: why?");
    }

    @Test
    void failsWhenTheReplayIsTurnedAwayToo() {
        service.on("POST /api/v1/batches/b1/replay", 201, BATCH.formatted("b2", "checking", ",\"replays\":\"b1\""))
                .on("GET /api/v1/batches/b2", BATCH.formatted("b2", "quarantined", ",\"replays\":\"b1\""));

        Ran ran = Ran.weir(
                service.url(), "quarantine", "replay", "b1", "landing/repaired", "--reason", "r", "--rest", "--wait");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("replays     b1");
        assertThat(service.requests().get(0).body())
                .contains("\"path\":\"landing/repaired\"")
                .contains("\"scope\":\"rest\"");
    }

    @Test
    void discards() {
        service.on("POST /api/v1/batches/b1/discard", BATCH.formatted("b1", "discarding", ""));

        Ran ran = Ran.weir(service.url(), "quarantine", "discard", "b1", "--reason", "test data");

        assertThat(ran).isEqualTo(new Ran(0, "… discarding  landing/crm/contacts/\n  weir batches show b1\n", ""));
    }

    @Test
    void saysWhatIsMasked() {
        service.on("GET /api/v1/batches/b1", RELEASED)
                .on("GET /api/v1/batches/b1/failing-rows?reveal=true&limit=1", """
                        {"items":[{"ruleIds":["r1"],"reasons":["email is odd"],"values":{"email":"a@b.c"},"masked":[]}]}""")
                .on("GET /api/v1/batches/b1/failing-rows?limit=1", """
                        {"items":[{"ruleIds":["r1"],"reasons":["email is odd"],"values":{"email":"***"},"masked":["email"]}]}""");

        Ran masked = Ran.weir(service.url(), "quarantine", "show", "b1", "--rows", "1");
        Ran revealed = Ran.weir(service.url(), "quarantine", "show", "b1", "--rows", "1", "--reveal");

        assertThat(masked.out()).contains("email=***").contains("*** is masked");
        assertThat(revealed.out()).contains("email=a@b.c").doesNotContain("masked");
    }
}
