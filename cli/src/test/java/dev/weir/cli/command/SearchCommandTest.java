package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchCommandTest {

    private static final String FOUND = """
            {"total":7,"degraded":false,"behind":false,"relaxed":"typos","facets":{},"items":[
             {"type":"dataset","id":"d1","title":"silver_crm.contacts","zone":"silver","quality":"passing","deprecated":false,
              "columns":[{"name":"email"},{"name":"email_hash"}]},
             {"type":"job","id":"7","title":"load_contacts","deprecated":true,"columns":[]}]}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void showsWhatWasFoundAndWhy() {
        service.on("GET /api/v1/search?q=contcat%20email%20&limit=20", FOUND);

        Ran ran = Ran.weir(service.url(), "search", "contcat", "email");

        assertThat(ran).isEqualTo(new Ran(0, """
                        TYPE     FOUND                       ZONE    QUALITY  MATCHED COLUMNS
                        dataset  silver_crm.contacts         silver  passing  email email_hash
                        job      load_contacts (deprecated)
                        """, """
                        Nothing has exactly these words; these have words that look like them.
                        Showing the first 2 of 7; more with --limit.
                        """));
    }

    @Test
    void showsColumnsByThemselves() {
        service.on("GET /api/v1/search?q=email%20&type=column&limit=5", """
                {"total":1,"degraded":true,"items":[{"type":"column","column":"email","title":"crm.people","zone":"gold",
                 "columns":[{"name":"email"}]}]}""");

        Ran ran = Ran.weir(service.url(), "search", "email", "--type", "column", "--limit", "5");

        assertThat(ran.out()).contains("column  crm.people . email  gold");
        assertThat(ran.err()).contains("The index is being made");
    }

    @Test
    void saysThatNothingFits() {
        service.on("GET /api/v1/search?q=zebra%20&limit=20", "{\"total\":0,\"items\":[]}");

        assertThat(Ran.weir(service.url(), "search", "zebra").out()).isEqualTo("Nothing fits.\n");
    }
}
