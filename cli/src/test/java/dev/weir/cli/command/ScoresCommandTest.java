package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoresCommandTest {

    private static final Path PAGE = Path.of(System.getProperty("weir.root"), "docs", "scorecards.md");

    private static final String CARD = """
            {"lake":"acme","zone":"%s",%s"datasets":%d,"from":"2026-10-27","to":"2026-10-28",
             "overall":{"score":0.9995,"passed":1999,"failed":1,"undecided":2,"skipped":0,"trend":[null,0.9995]},
             "dimensions":[
               {"dimension":"completeness","score":{"score":1.0,"passed":5,"failed":0,"undecided":2,"skipped":0,"trend":[null,1.0]}},
               {"dimension":"timeliness","score":{"passed":0,"failed":0,"undecided":0,"skipped":0,"trend":[null,null]}}]}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsTheDatasets() {
        service.on(
                "GET /api/v1/scorecards?lake=acme&days=2&limit=50",
                "{\"items\":[" + CARD.formatted("bronze", "\"dataset\":\"bronze_crm.contacts\",", 1) + "]}");

        assertThat(Ran.weir(service.url(), "scores", "--lake", "acme", "--days", "2"))
                .isEqualTo(new Ran(0, """
                        DATASET              LAKE  OVERALL  COMPLETENESS  TIMELINESS  UNDECIDED
                        bronze_crm.contacts  acme   >99.9%          100%           -          2
                        """, ""));
    }

    @Test
    void listsTheDomains() {
        service.on(
                "GET /api/v1/scorecards/domains?days=30&limit=50",
                "{\"items\":[" + CARD.formatted("", "", 2) + "," + CARD.formatted("bronze", "", 1200) + "]}");

        assertThat(Ran.weir(service.url(), "scores", "--domains").out()).isEqualTo("""
                        DOMAIN       DATASETS  OVERALL  COMPLETENESS  TIMELINESS  UNDECIDED
                        acme                2   >99.9%          100%           -          2
                        acme/bronze     1,200   >99.9%          100%           -          2
                        """);
    }

    @Test
    void saysThatThereAreNoScoresYet() {
        service.on("GET /api/v1/scorecards", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "scores").out())
                .isEqualTo("No batch was decided yet. Scores begin with the first one.\n");
        Ran named = Ran.weir(service.url(), "scores", "bronze.nothing");
        assertThat(named.exit()).isEqualTo(1);
        assertThat(named.err()).contains("no batch of bronze.nothing was decided yet");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(Ran.weir(service.url(), "scores", "--days", "93").err()).contains("--days must be from 1 to 92");
        assertThat(Ran.weir(service.url(), "scores", "--limit", "0").exit()).isEqualTo(3);
        assertThat(Ran.weir(service.url(), "scores", "a.b", "--domains").exit()).isEqualTo(3);
        assertThat(service.lines()).isEmpty();
    }

    /** What {@code docs/scorecards.md} shows is what is answered. With {@code -Ddocs.write}, it is written instead. */
    @Test
    void thePageShowsWhatIsAnswered() throws IOException {
        String page = Files.readString(PAGE);
        service.on("GET /api/v1/scorecards", block(page, "json").group(2));
        Ran ran = Ran.weir(service.url(), "scores", "bronze_crm.contacts", "--days", "7");
        Matcher text = block(page, "text");
        String answered = page.substring(0, text.start(2)) + ran.out() + page.substring(text.end(2));

        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, answered);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(answered);
        assertThat(service.lines())
                .containsExactly("GET /api/v1/scorecards?dataset=bronze_crm.contacts&days=7&limit=50");
    }

    private static Matcher block(String page, String language) {
        Matcher block =
                Pattern.compile("(?s)(```" + language + "\\n)(.*?)```\\n").matcher(page);
        assertThat(block.find()).as(language).isTrue();
        return block;
    }
}
