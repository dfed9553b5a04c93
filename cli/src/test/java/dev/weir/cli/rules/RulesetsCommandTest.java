package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import dev.weir.quality.rules.RulesFile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesetsCommandTest {

    private static final String CONTACTS = """
            {"name":"crm-contacts","version":3,"lake":"acme","dataset":"bronze_crm.contacts","target":"bronze/crm/contacts/",
             "quarantine":"quarantine/bronze/crm/contacts/","publishAs":"iceberg","mode":"split","maxBadShare":0.05,
             "keepOriginals":"rejected","requiresSecondPerson":true,"owner":"crm: team","composite":"column",
             "dqdl":"# ours\\nRules = [\\n  IsComplete \\"email\\",\\n  RowCount > 0\\n]",
             "references":{"countries":"ref.countries"},
             "rules":[{"id":"r1","text":"IsComplete \\"email\\""},{"id":"r2","text":"RowCount > 0"}],
             "updatedAt":"2026-10-28T04:00:00Z","updatedBy":"sam",
             "origin":{"source":"crm","file":"contacts.dqdl","changedSince":true}}""";
    private static final String ORDERS = """
            {"name":"orders","version":1,"lake":"acme","dataset":"silver.orders","target":"silver/orders/",
             "quarantine":"quarantine/silver/orders/","publishAs":"files","mode":"block","keepOriginals":"turned-away",
             "requiresSecondPerson":false,"composite":"column","dqdl":"Rules = [ RowCount > 0 ]","references":{},
             "rules":[{"id":"r1","text":"RowCount > 0"}],"updatedAt":"2026-10-28T04:00:00Z","updatedBy":"kim"}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void lists() {
        service.on("GET /api/v1/rulesets?limit=100", "{\"items\":[" + CONTACTS + "," + ORDERS + "]}");

        assertThat(Ran.weir(service.url(), "rules", "list")).isEqualTo(new Ran(0, """
                RULESET       DATASET              MODE   TARGET                          RULES  VERSION  KEPT BY
                crm-contacts  bronze_crm.contacts  split  bronze/crm/contacts/ (iceberg)      2        3  crm: contacts.dqdl, changed since by sam
                orders        silver.orders        block  silver/orders/                      1        1  kim
                """, ""));
    }

    @Test
    void saysHowToBeginWhereThereIsNone() {
        service.on("GET /api/v1/rulesets?limit=100", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "rules", "list").out()).contains("weir rules apply rules/");
    }

    @Test
    void showsAFileThatReadsBack() {
        service.on("GET /api/v1/rulesets/crm-contacts", CONTACTS);

        Ran ran = Ran.weir(service.url(), "rules", "show", "crm-contacts");

        assertThat(ran.exit()).isZero();
        RulesFile file = RulesFile.parse(ran.out());
        assertThat(file.head())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name", "crm-contacts",
                        "lake", "acme",
                        "dataset", "bronze_crm.contacts",
                        "target", "bronze/crm/contacts/",
                        "publishAs", "iceberg",
                        "mode", "split",
                        "maxBadShare", "0.05",
                        "keepOriginals", "rejected",
                        "requiresSecondPerson", "true",
                        "owner", "crm: team"));
        assertThat(file.references()).containsExactly(Map.entry("countries", "ref.countries"));
        assertThat(file.dqdl().strip()).startsWith("# ours\nRules = [").endsWith("]");
        assertThat(file.rules().rules()).hasSize(2);
    }

    @Test
    void whatHoldsAnywayIsLeftOut() {
        service.on("GET /api/v1/rulesets/orders", ORDERS);

        assertThat(Ran.weir(service.url(), "rules", "show", "orders")).isEqualTo(new Ran(0, """
                ---
                name: orders
                lake: acme
                dataset: silver.orders
                target: silver/orders/
                mode: block
                ---
                Rules = [ RowCount > 0 ]
                """, ""));
    }
}
