package dev.weir.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Weir;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class CheckCommandTest {

    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeDataAndRules(@TempDir Path folder) throws IOException {
        dir = folder;
        Files.createDirectories(dir.resolve("landing"));
        Files.writeString(dir.resolve("landing/a.csv"), "id,email,amount\n1,a@x.org,5\n2,,7\n3,c@x.org,-2\n");
        Files.writeString(dir.resolve("good.dqdl"), "Rules = [ RowCount = 3, IsComplete \"id\", IsUnique \"id\" ]");
        Files.writeString(dir.resolve("bad.dqdl"), """
                # What contacts must fulfil
                Rules = [
                    RowCount > 0,
                    IsComplete "email",
                    ColumnValues "amount" >= 0 with severity = "warn",
                    RowCount > avg(last(3))
                ]
                """);
    }

    @Test
    void passes() {
        assertThat(weir("check", "landing", "--rules", "good.dqdl")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("✓ passed  landing: 3 of 3 rules hold, 3 rows");
    }

    @Test
    void failsWithTheRuleAsWrittenWhatWasFoundAndTheRows() {
        assertThat(weir("check", "landing/*.csv", "--rules", "bad.dqdl")).isEqualTo(Exit.FAILED);
        assertThat(out.toString())
                .contains("✗ failed  IsComplete \"email\"")
                .contains("2 of 3 rows satisfy it")
                .contains("! warning  ColumnValues \"amount\" >= 0")
                .contains("… skipped  RowCount > avg(last(3))")
                .contains("email is null")
                .contains("id=2, email=null");
    }

    @Test
    void saysItInJUnitXml() throws Exception {
        assertThat(weir("check", "landing", "--rules", "bad.dqdl", "--format", "junit", "--to", "out/weir.xml"))
                .isEqualTo(Exit.FAILED);

        byte[] xml = Files.readAllBytes(dir.resolve("out/weir.xml"));
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement()
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(new String(xml, StandardCharsets.UTF_8)).doesNotContain("@x.org");
    }

    @Test
    void saysItInSarifJsonMarkdownAndToGitHub() throws IOException {
        weir("check", "landing", "--rules", "bad.dqdl", "--format", "sarif");
        JsonNode sarif = new ObjectMapper().readTree(out.toString());
        JsonNode result = sarif.at("/runs/0/results/0");
        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        assertThat(result.path("ruleId").asText()).isEqualTo("r2");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(4);
        assertThat(sarif.at("/runs/0/results/1/level").asText()).isEqualTo("warning");

        out.getBuffer().setLength(0);
        weir("check", "landing", "--rules", "bad.dqdl", "--format", "json");
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("verdict").asText()).isEqualTo("failed");
        assertThat(json.path("failedRows").asLong()).isEqualTo(1);
        assertThat(json.at("/rules/1/outcome").asText()).isEqualTo("failed");

        out.getBuffer().setLength(0);
        weir("check", "landing", "--rules", "bad.dqdl", "--format", "github");
        assertThat(out.toString())
                .contains("::error file=bad.dqdl,line=4,title=landing::IsComplete \"email\": 2 of 3 rows")
                .contains("::warning file=bad.dqdl,line=5");

        out.getBuffer().setLength(0);
        weir("check", "landing", "--rules", "bad.dqdl", "--format", "markdown");
        assertThat(out.toString()).contains("### `landing`: failed").contains("| failed | `IsComplete \"email\"` |");
    }

    @Test
    void comparesWithAnotherDataset() throws IOException {
        Files.writeString(dir.resolve("known.csv"), "id\n1\n2\n");
        Files.writeString(dir.resolve("refers.dqdl"), "Rules = [ ReferentialIntegrity \"id\" \"known.{id}\" = 1.0 ]");

        assertThat(weir("check", "landing", "--rules", "refers.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--reference known=PATH");
        assertThat(weir("check", "landing", "--rules", "refers.dqdl", "--reference", "known=known.csv"))
                .isEqualTo(Exit.FAILED);
        assertThat(out.toString()).contains("2 of 3 rows satisfy it");
    }

    @Test
    void decidesNothingWhereNobodyCan() throws IOException {
        Files.write(dir.resolve("broken.parquet"), new byte[] {1, 2, 3});

        assertThat(weir("check", "broken.parquet", "--rules", "good.dqdl")).isEqualTo(Exit.UNREACHABLE);
        assertThat(out.toString()).contains("undecided");
        Files.writeString(dir.resolve("gone.dqdl"), "Rules = [ IsComplete \"gone\" ]");
        assertThat(weir("check", "landing", "--rules", "gone.dqdl")).isEqualTo(Exit.UNREACHABLE);
        assertThat(out.toString()).contains("column gone is not in the batch; it has id, email, amount");
    }

    @Test
    void saysWhatIsWrongWithTheWords() throws IOException {
        Files.writeString(dir.resolve("wrong.dqdl"), "Rules = [ Nonsense \"id\" ]");
        Files.writeString(dir.resolve("notes.txt"), "x");

        assertThat(weir("check", "landing", "--rules", "wrong.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("wrong.dqdl:1:11:");
        assertThat(weir("check", "nowhere", "--rules", "good.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("There are no files at nowhere");
        assertThat(weir("check", "notes.txt", "--rules", "good.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("neither Parquet, CSV nor NDJSON");
    }

    @Test
    void validatesFilesOfRules() throws IOException {
        assertThat(weir("rules", "validate", ".")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("2 files, 7 rules: all can be evaluated");

        Files.writeString(dir.resolve("wrong.dqdl"), "Rules = [\n  IsComplete,\n  Nonsense \"id\"\n]");
        assertThat(weir("rules", "validate", ".")).isEqualTo(Exit.FAILED);
        assertThat(out.toString()).contains("wrong.dqdl:2:3:").contains("wrong.dqdl:3:3:");
    }

    private int weir(String... words) {
        return Weir.run(new Surroundings(Map.of(), dir, dir, new Installation(dir), Terminal.plain(out, err)), words);
    }
}
