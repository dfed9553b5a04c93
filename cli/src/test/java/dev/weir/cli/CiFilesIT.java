package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code docs/ci.md} offers, run as the CI systems run it, with the command line that the build made. */
class CiFilesIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root")).toAbsolutePath();

    private final Path folder;
    private final Map<String, String> env = new HashMap<>(Map.of("WEIR_SKIP_BUILD", "1"));

    CiFilesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void makeData() throws IOException {
        Files.writeString(folder.resolve("good.csv"), "id,customer\n1,a\n2,b\n");
        Files.writeString(folder.resolve("bad.csv"), "id,customer\n1,a\n,b\n");
        Files.writeString(folder.resolve("customers.csv"), "name\na\nb\n");
        Files.writeString(
                folder.resolve("orders.dqdl"),
                "Rules = [\n  RowCount > 0,\n  IsComplete \"id\",\n  ReferentialIntegrity \"customer\" \"customers.name\" = 1.0\n]\n");
        Files.writeString(folder.resolve("plain.dqdl"), "Rules = [ IsComplete \"id\" ]\n");
        Files.writeString(folder.resolve("broken.dqdl"), "Rules = [ IsComplet \"id\" ]\n");
    }

    @Test
    void theActionAnnotatesTheLineOfTheRuleAndWritesASummary() throws Exception {
        Ran good = action("good.csv");
        Ran bad = action("bad.csv");

        assertThat(good.exit()).as(good.toString()).isZero();
        assertThat(bad.exit()).as(bad.toString()).isEqualTo(1);
        assertThat(bad.out()).contains("::error file=orders.dqdl,line=3").doesNotContain("line=2");
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("IsComplete \"id\"");
    }

    private Ran action(String data) throws Exception {
        JsonNode steps = yaml("action.yml").at("/runs/steps");
        JsonNode check = steps.get(steps.size() - 1);
        assertThat(check.path("env").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("WEIR_DATA", "WEIR_RULES", "WEIR_REFERENCES");
        env.put("WEIR_DATA", data);
        env.put("WEIR_RULES", "orders.dqdl");
        env.put("WEIR_REFERENCES", "customers=customers.csv\n");
        env.put("GITHUB_ACTION_PATH", ROOT.toString());
        env.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        // As GitHub runs "shell: bash".
        return ran(
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                check.path("run").asText());
    }

    @Test
    void theDocumentationGivesTheActionWhatItTakes() throws Exception {
        String documented = Files.readString(ROOT.resolve("docs/ci.md"));
        JsonNode inputs = yaml("action.yml").path("inputs");

        assertThat(inputs.fieldNames()).toIterable().isNotEmpty().allSatisfy(input -> assertThat(documented)
                .contains("    " + input + ": "));
    }

    @Test
    void theJobOfGitLabReportsATest() throws Exception {
        JsonNode job = yaml("ci/gitlab-check.yml").path(".weir-check");
        Path copy = Files.createDirectory(folder.resolve("weir")).resolve("weir");
        Files.writeString(copy, "#!/bin/bash\nexec " + ROOT.resolve("weir") + " \"$@\"\n");
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        env.put("CI_BUILDS_DIR", folder.toString());
        env.put("WEIR_DATA", "bad.csv");
        env.put("WEIR_RULES", "plain.dqdl");

        Ran ran = ran("bash", "-e", "-c", job.at("/script/0").asText());

        assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
        String report = job.at("/artifacts/reports/junit").asText();
        assertThat(Files.readString(folder.resolve(report)))
                .contains("<failure")
                .contains("IsComplete");
    }

    @ParameterizedTest
    @CsvSource({"plain.dqdl,0", "broken.dqdl,1"})
    void theHookReadsRules(String file, int exit) throws Exception {
        JsonNode hook = yaml(".pre-commit-hooks.yaml").path(0);

        // As "language: script" is run: from the repository that is committed to, the hook's own folder before its
        // entry.
        Ran ran = ran("bash", "-c", ROOT + "/" + hook.path("entry").asText() + " " + file);

        assertThat(ran.exit()).as(ran.toString()).isEqualTo(exit);
        assertThat(file).matches(".*" + hook.path("files").asText());
    }

    @ParameterizedTest
    @CsvSource({"published,0", "quarantined,1", "held,4"})
    void theHelperOfPipelinesTellsWhatBecameOfTheBatch(String state, int exit) throws Exception {
        assumeTrue(ran("bash", "-c", "command -v python3").exit() == 0, "no python3 here: the helper was not run");
        String batch =
                "{\"id\":\"b1\",\"path\":\"landing/\",\"rows\":4,\"reason\":\"2 of 3 rules failed\",\"state\":\"%s\"}";
        try (FakeService service = new FakeService()) {
            service.on("POST /api/v1/gates/crm-contacts:run", 202, batch.formatted("checking"))
                    .on("GET /api/v1/batches/b1", batch.formatted(state));
            env.put("WEIR_URL", service.url().toString());

            Ran ran = ran("python3", ROOT.resolve("docs/examples/weir_gate.py").toString(), "crm-contacts", "landing/");

            assertThat(ran.exit()).as(ran.toString()).isEqualTo(exit);
            assertThat(ran.out() + ran.err())
                    .contains(exit == 0 ? "published landing/: 4 rows" : "landing/ is " + state);
        }
    }

    private static JsonNode yaml(String file) throws IOException {
        Load yaml = new Load(LoadSettings.builder().build());
        return new ObjectMapper().valueToTree(yaml.loadFromString(Files.readString(ROOT.resolve(file))));
    }

    private Ran ran(String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(env);
        int exit = builder.start().waitFor();
        return new Ran(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
