package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCommandTest {

    private static final String RUN = "POST /api/v1/gates/crm-contacts:run";
    private static final String LOOK = "GET /api/v1/batches/b1";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    private static String batch(String state) {
        return """
                {"id":"b1","ruleset":"crm-contacts","rulesetVersion":1,"lake":"acme","dataset":"bronze_crm.contacts",
                 "path":"landing/crm/contacts/","state":"%s","fingerprint":"f","objects":1,"bytes":650000,
                 "target":"bronze/crm/contacts/","receivedAt":"2026-10-28T04:00:00Z"}""".formatted(state);
    }

    private Ran run(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"gate", "run", "crm-contacts", "landing/crm/contacts"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return Ran.weir(service.url(), words);
    }

    @ParameterizedTest
    @CsvSource({"published,0", "released,0", "quarantined,1", "discarded,1", "replayed,1", "held,4"})
    void tellsByItsExitCodeWhatBecameOfIt(String state, int exit) {
        service.on(RUN, 202, batch("received")).on(LOOK, batch(state));

        Ran ran = run();

        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.out()).contains(state + "  landing/crm/contacts/");
        assertThat(service.requests().get(0).body())
                .contains("\"path\":\"landing/crm/contacts/\"")
                .contains("\"waitSeconds\":0");
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        service.on(RUN, 202, batch("received")).on(LOOK, batch("checking"));

        Ran ran = run("--timeout", "1");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("There is no verdict after 1 s").contains("weir batches show b1");
    }

    @Test
    void onlyHandsItIn() {
        service.on(RUN, 202, batch("received"));

        Ran ran = run("--timeout", "0");

        assertThat(ran).isEqualTo(new Ran(0, """
                        … received  landing/crm/contacts/
                          weir batches show b1
                        """, ""));
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThat(run("--timeout", "-1")).satisfies(ran -> {
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("--timeout -1");
        });
    }

    @Test
    void saysIfThereIsNoSuchGate() {
        assertThat(run().exit()).isEqualTo(1);
    }
}
