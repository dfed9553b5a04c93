package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.command.Surroundings;
import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.terminal.Confirmation;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ApplyCommandTest {

    private static final String PLAN = "POST /api/v1/ruleset-sources/crm/plan";
    private static final String APPLY = "POST /api/v1/ruleset-sources/crm/apply";

    private static final String CHANGES = """
            {"source":"crm","fingerprint":"f1","changes":[
              {"name":"accounts","file":"accounts.dqdl","action":"create","head":[{"name":"lake","after":"acme"}],
               "rules":[{"after":"RowCount > 0","severityAfter":"block"}],"textOnly":false},
              {"name":"contacts","file":"crm/contacts.dqdl","action":"update",
               "head":[{"name":"owner","before":"crm","after":"loyalty"},{"name":"maxBadShare","before":"0.05"}],
               "rules":[{"before":"RowCount > 0","after":"RowCount > 9","severityBefore":"block","severityAfter":"warn"},
                        {"before":"IsUnique \\"id\\"","severityBefore":"block"}],"textOnly":false},
              {"name":"members","file":"members.dqdl","action":"unchanged","head":[],"rules":[],"textOnly":false},
              {"name":"orders","action":"orphan","head":[],"rules":[],"textOnly":false}]}""";

    private static final String NOTHING = """
            {"source":"crm","fingerprint":"f2","changes":[
              {"name":"contacts","file":"crm/contacts.dqdl","action":"unchanged","head":[],"rules":[],"textOnly":false}]}""";

    private static final String CONFLICT = """
            {"source":"crm","fingerprint":"f3","changes":[
              {"name":"contacts","file":"crm/contacts.dqdl","action":"update","conflict":"changed-since",
               "conflictDetail":"contacts was changed by sam at 2026-10-28T11:00:00Z, after these files were applied",
               "head":[],"rules":[],"textOnly":true}]}""";

    private static final String SHOWN = """
            + accounts is created  accounts.dqdl
                + lake: acme
                + RowCount > 0

            ~ contacts is changed  crm/contacts.dqdl
                ~ owner: crm → loyalty
                - maxBadShare: 0.05
                ~ RowCount > 0
                → RowCount > 9  (severity block → warn)
                - IsUnique "id"

              orders is in no file any more, and stays: --prune deletes it

            1 to create, 1 to change, 1 without a file, 1 unchanged.
            """;

    private Path rules;

    private final FakeService service = new FakeService();

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        rules = folder;
        Files.createDirectories(rules.resolve("crm"));
        Files.writeString(rules.resolve("crm/contacts.dqdl"), "---\nlake: acme\n---\nRules = [ RowCount > 0 ]\n");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void showsAndAppliesExactlyThatPlan() {
        service.on(PLAN, CHANGES).on(APPLY, CHANGES);

        Ran ran = apply("--yes");

        assertThat(ran).isEqualTo(new Ran(0, SHOWN + "✓ applied  2 rulesets\n", ""));
        assertThat(service.requests().get(0).body())
                .contains("\"path\":\"crm/contacts.dqdl\"", "\"prune\":false", "RowCount > 0");
        assertThat(service.requests().get(1).body())
                .contains("\"fingerprint\":\"f1\"", "\"forceConflicts\":false", "\"path\":\"crm/contacts.dqdl\"");
    }

    @Test
    void asksBeforeItAppliesAndTakesNoForAnAnswer() {
        service.on(PLAN, CHANGES).on(APPLY, CHANGES);

        assertThat(asked(Confirmation.Answer.NO).exit()).isEqualTo(1);
        assertThat(service.requests()).hasSize(1);
        assertThat(asked(Confirmation.Answer.YES).exit()).isZero();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void refusesWhereNobodyCanBeAsked() {
        service.on(PLAN, CHANGES);

        Ran ran = asked(Confirmation.Answer.NOBODY);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("weir: Nobody is here to be asked. Say --yes to apply it, or --dry-run to only look.\n");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void onlyLooksWithDryRun() {
        service.on(PLAN, CHANGES, CHANGES, NOTHING);

        assertThat(apply("--dry-run")).isEqualTo(new Ran(0, SHOWN, ""));
        assertThat(apply("--dry-run", "--exit-code").exit()).isEqualTo(1);
        assertThat(apply("--dry-run", "--exit-code")).isEqualTo(new Ran(0, "1 unchanged.\n", ""));
    }

    @Test
    void doesNotAskWhenThereIsNothingToDo() {
        service.on(PLAN, NOTHING);

        assertThat(apply()).isEqualTo(new Ran(0, "1 unchanged.\n", ""));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void overwritesWhatSomebodyElseChangedOnlyWhenForced() {
        service.on(PLAN, CONFLICT).on(APPLY, CONFLICT);

        Ran refused = apply("--yes");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("    ! contacts was changed by sam at 2026-10-28T11:00:00Z");
        assertThat(refused.err())
                .contains("One ruleset is not these files' to change")
                .contains("--force-conflicts");
        assertThat(service.requests()).hasSize(1);

        assertThat(apply("--yes", "--force-conflicts").exit()).isZero();
        assertThat(service.requests().get(2).body()).contains("\"forceConflicts\":true");
    }

    @Test
    void writesMarkdownForAPullRequest() {
        service.on(PLAN, CHANGES);

        assertThat(apply("--dry-run", "--format", "markdown").out()).isEqualTo("""
                ### Rulesets of `crm`

                1 to create, 1 to change, 1 without a file, 1 unchanged.

                **accounts** is created (`accounts.dqdl`)

                ```diff
                + lake: acme
                + RowCount > 0
                ```

                **contacts** is changed (`crm/contacts.dqdl`)

                ```diff
                - owner: crm
                + owner: loyalty
                - maxBadShare: 0.05
                - RowCount > 0
                + RowCount > 9  # warns
                - IsUnique "id"
                ```

                **orders** is in no file any more, and stays
                """);
    }

    @Test
    void writesTheServicesJson() {
        service.on(PLAN, NOTHING);

        assertThat(apply("--format", "json").out()).startsWith("{").contains("\"fingerprint\" : \"f2\"");
    }

    @Test
    void namesWhatIsWrongInAFileBeforeItAsksTheService() throws IOException {
        Files.writeString(rules.resolve("bad.dqdl"), "Rules = [\n  IsComplete\n]\n");

        Ran ran = apply("--yes");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(rules + "/bad.dqdl:2:3: ").contains("Nothing was changed");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void prunesOnlyForASourceThatIsNamed() {
        service.on(PLAN, NOTHING);

        Ran ran = Ran.weir(service.url(), "rules", "apply", rules.toString(), "--prune");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("--prune needs --source NAME");

        assertThat(apply("--prune").exit()).isZero();
        assertThat(service.requests().get(0).body()).contains("\"prune\":true");
    }

    @Test
    void tellsWrongUsageFromAServiceThatDoesNotAnswer() {
        assertThat(Ran.weir(service.url(), "rules", "apply", rules + "/none").exit())
                .isEqualTo(3);
        assertThat(apply("--exit-code").exit()).isEqualTo(3);
        assertThat(Ran.weir(Map.of("WEIR_URL", "http://127.0.0.1:1"), "rules", "apply", rules.toString())
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void takesOnlyYesForYes() {
        assertThat(List.of("y", "Y", "yes", " YES "))
                .allMatch(line -> Confirmation.read(line) == Confirmation.Answer.YES);
        assertThat(List.of("", "n", "yeah")).allMatch(line -> Confirmation.read(line) == Confirmation.Answer.NO);
        assertThat(Confirmation.read(null)).isEqualTo(Confirmation.Answer.NO);
    }

    private Ran apply(String... options) {
        String[] words = new String[options.length + 5];
        System.arraycopy(new String[] {"rules", "apply", rules.toString(), "--source", "crm"}, 0, words, 0, 5);
        System.arraycopy(options, 0, words, 5, options.length);
        return Ran.weir(service.url(), words);
    }

    /** As a person at the terminal who answers so. */
    private Ran asked(Confirmation.Answer answer) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path folder = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                new HashMap<>(Map.of("WEIR_URL", service.url().toString())),
                folder,
                folder,
                new Installation(folder),
                Terminal.plain(out, err));
        int exit = new CommandLine(new ApplyCommand(surroundings, question -> answer))
                .setErr(new PrintWriter(err, true))
                .execute(rules.toString(), "--source", "crm");
        return new Ran(exit, out.toString(), err.toString());
    }
}
