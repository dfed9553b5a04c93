package dev.weir.cli.command;

import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir catalog}. */
@Command(
        name = "catalog",
        header = "What people say of their data, as a file to keep in git: glossary, domains, owners, descriptions.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir catalog export > words.yaml",
            "  weir catalog import words.yaml --dry-run --exit-code   # in a pull request",
            "  weir catalog import words.yaml",
            "  weir catalog import target/manifest.json               # metrics of a dbt project"
        })
public final class CatalogCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new CatalogCommand())
                .addSubcommand(new Export(surroundings))
                .addSubcommand(new Import(surroundings));
    }

    /** {@code weir catalog export}. */
    @Command(
            name = "export",
            header = "Write all that you see as YAML.",
            description = {"In an order that does not change, so that two exports differ where the catalog does.", ""})
    static final class Export implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to. Default: the terminal.")
        private @Nullable String file;

        Export(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            String text = surroundings.service().text("/words", Map.of());
            String to = file;
            if (to == null) {
                surroundings.terminal().out().print(text);
                surroundings.terminal().out().flush();
                return Exit.OK;
            }
            try {
                Files.writeString(surroundings.directory().resolve(to), text);
            } catch (IOException e) {
                throw new UsageError("cannot write " + to + ": " + e.getMessage());
            }
            return Exit.OK;
        }
    }

    /** {@code weir catalog import}. */
    @Command(
            name = "import",
            header = "Bring the catalog to what a file says.",
            description = {
                "FILE is YAML as `weir catalog export` writes it, or a dbt project's manifest.json or",
                "semantic_manifest.json. It is done wholly or not at all; what it does not tell of stays as it is.",
                "Exit codes: 0 done, 1 refused, or with --dry-run --exit-code if there are changes, 3 wrong usage,",
                "4 the service does not answer.",
                ""
            })
    static final class Import implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "The file.")
        private String file;

        @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
        private boolean dryRun;

        @Option(names = "--exit-code", description = "With --dry-run: exit with 1 if there are changes.")
        private boolean exitCode;

        Import(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (exitCode && !dryRun) {
                throw new UsageError("--exit-code goes with --dry-run.");
            }
            ServiceClient service = surroundings.service();
            String text = read(surroundings.directory().resolve(file));
            Reply reply = file.endsWith(".json")
                    ? service.send(
                            "POST", "/words/dbt", Map.of("dryRun", String.valueOf(dryRun)), "application/json", text)
                    : service.send("PUT", "/words", Map.of("dryRun", String.valueOf(dryRun)), "application/yaml", text);
            boolean hasChanges = show(reply);
            return exitCode && hasChanges ? Exit.FAILED : Exit.OK;
        }

        private String read(Path path) {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new UsageError("cannot read " + file + ": " + e.getMessage());
            }
        }

        private boolean show(Reply reply) {
            Terminal terminal = surroundings.terminal();
            var plan = reply.body();
            plan.path("changes").forEach(change -> {
                List<String> fields = new ArrayList<>();
                change.path("fields").forEach(field -> fields.add(field.asText()));
                terminal.line((change.path("change").asText().equals("created") ? "+ " : "~ ")
                        + change.path("kind").asText() + " "
                        + (change.path("kind").asText().equals("dataset")
                                ? change.path("title").asText()
                                : change.path("key").asText())
                        + "  " + String.join(", ", fields));
            });
            plan.path("notes")
                    .forEach(note -> terminal.line(terminal.mark(Mark.WARN, "note") + "  "
                            + note.path("pointer").asText() + ": "
                            + note.path("message").asText()));
            int changes = plan.path("changes").size();
            terminal.line((dryRun ? "would change " : "changed ") + Text.count(changes) + " of "
                    + Text.count(changes + plan.path("unchanged").asInt()) + " entries");
            return changes > 0;
        }
    }
}
