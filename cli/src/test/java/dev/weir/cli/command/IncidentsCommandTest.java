package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentsCommandTest {

    private static final String INCIDENT = """
            {"id":"i1","ruleset":"crm-contacts","lake":"acme","dataset":"bronze_crm.contacts","owner":"crm-team","state":"%s",
             "openedAt":"2026-10-28T04:00:00Z","reason":"Broken: RowCount > 0","failures":2%s}""";
    private static final String OPEN = INCIDENT.formatted("open", """
            ,"batches":[{"id":"b2","state":"held","reason":"no worker","at":"2026-10-28T05:00:00Z"},
                        {"id":"b1","state":"quarantined","reason":"Broken: RowCount > 0","at":"2026-10-28T04:00:00Z"}]""");
    private static final String CLOSED = INCIDENT.formatted(
            "closed",
            ",\"closedAt\":\"2026-10-28T06:00:00Z\",\"closedBy\":\"weir\",\"closedFor\":\"batch b3 was published\"");

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsThoseThatAreOpen() {
        service.on("GET /api/v1/incidents?state=open&limit=50", "{\"items\":[" + OPEN + "]}");

        assertThat(Ran.weir(service.url(), "incidents", "list")).isEqualTo(new Ran(0, """
                        STATE   DATASET              RULESET       BATCHES  OPENED             ID
                        ✗ open  bronze_crm.contacts  crm-contacts        2  2026-10-28 04:00Z  i1
                        """, ""));
    }

    @Test
    void saysThatNoneIsOpen() {
        service.on("GET /api/v1/incidents", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "incidents", "list").out()).isEqualTo("✓ no incident is open\n");
    }

    @Test
    void showsTheBatchesThatFailed() {
        service.on("GET /api/v1/incidents/i1", OPEN);

        assertThat(Ran.weir(service.url(), "incidents", "show", "i1")).isEqualTo(new Ran(0, """
                        ✗ open  bronze_crm.contacts
                          incident  i1
                          ruleset   crm-contacts
                          owner     crm-team
                          opened    2026-10-28 04:00Z

                        STATE          AT                 BATCH  REASON
                        ! held         2026-10-28 05:00Z  b2     no worker
                        ✗ quarantined  2026-10-28 04:00Z  b1     Broken: RowCount > 0
                        """, ""));
    }

    @Test
    void closesWithAReason() {
        service.on("POST /api/v1/incidents/i1/close", CLOSED);

        Ran ran = Ran.weir(service.url(), "incidents", "close", "i1", "--reason", "the feed was shut down");

        assertThat(ran).isEqualTo(new Ran(0, "✓ closed  bronze_crm.contacts\n", ""));
        assertThat(service.lines())
                .containsExactly("POST /api/v1/incidents/i1/close {\"reason\":\"the feed was shut down\"}");
    }
}
