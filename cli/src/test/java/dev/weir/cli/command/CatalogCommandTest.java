package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCommandTest {

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void exportsWhatTheServiceSays() {
        service.on("GET /api/v1/words", "weir-words: '1'\nterms:\n  churn:\n    name: Churn\n");

        assertThat(Ran.weir(service.url(), "catalog", "export"))
                .isEqualTo(new Ran(0, "weir-words: '1'\nterms:\n  churn:\n    name: Churn\n", ""));
    }

    @Test
    void showsWhatAFileWouldChange(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("words.yaml"), "weir-words: 1\n");
        service.on("PUT /api/v1/words?dryRun=true", """
                {"applied":false,"unchanged":3,"notes":[],"changes":[
                  {"kind":"term","key":"churn","title":"Churn","change":"created","fields":["definition","name"]},
                  {"kind":"dataset","key":"d1","title":"acme/silver_crm.contacts","change":"changed","fields":["terms"]}]}""");

        Ran ran = Ran.weir(service.url(), "catalog", "import", file.toString(), "--dry-run", "--exit-code");

        assertThat(ran).isEqualTo(new Ran(1, """
                + term churn  definition, name
                ~ dataset acme/silver_crm.contacts  terms
                would change 2 of 5 entries
                """, ""));
        assertThat(service.lines()).containsExactly("PUT /api/v1/words?dryRun=true weir-words: 1\n");
    }

    @Test
    void tellsThePlacesOfWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("words.yaml"), "weir-words: 1\n");
        service.on("PUT /api/v1/words?dryRun=false", 400, """
                {"title":"t","status":400,"code":"words-dataset-unknown","detail":"Nothing was changed.",
                 "errors":[{"line":12,"column":5,"detail":"there is no one dataset a/b"}]}""");

        Ran ran = Ran.weir(service.url(), "catalog", "import", file.toString());

        assertThat(ran).isEqualTo(new Ran(1, "", """
                weir: Nothing was changed. [words-dataset-unknown]
                  line 12, column 5: there is no one dataset a/b
                """));
    }

    @Test
    void sendsAManifestOfDbtToWhereThoseAreRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.json"), "{}");
        service.on("POST /api/v1/words/dbt?dryRun=false", """
                {"applied":true,"unchanged":0,"notes":[{"pointer":"/metrics/m","message":"no dataset"}],"changes":[
                  {"kind":"metric","key":"revenue","title":"Revenue","change":"created","fields":["name"]}]}""");

        assertThat(Ran.weir(service.url(), "catalog", "import", file.toString()))
                .isEqualTo(new Ran(0, """
                        + metric revenue  name
                        ! note  /metrics/m: no dataset
                        changed 1 of 1 entries
                        """, ""));
    }
}
