package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.service.GlueRun;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir glue}. */
@Command(
        name = "glue",
        header = "Mirror a lake in the Glue Data Catalog, or import what is there.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir glue plan acme",
            "  weir glue apply acme",
            "  weir glue import acme --dry-run",
            "  weir glue import acme",
            "",
            "What is done with a lake is set with PUT /api/v1/lakes/LAKE/glue."
        })
public final class GlueCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 1000;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new GlueCommand())
                .addSubcommand(new Plan(surroundings))
                .addSubcommand(new Apply(surroundings))
                .addSubcommand(new Import(surroundings));
    }

    @Command(name = "plan", header = "Show what a mirror would change in Glue. Changes nothing.")
    static final class Plan extends Run {
        Plan(Surroundings surroundings) {
            super(surroundings, "plan");
        }
    }

    @Command(name = "apply", header = "Bring Glue to what the lake is.")
    static final class Apply extends Run {
        Apply(Surroundings surroundings) {
            super(surroundings, "apply");
        }
    }

    @Command(
            name = "import",
            header = "Bring Glue's tables into the catalog: as names of the datasets they show, or as datasets.")
    static final class Import extends Run {

        @Option(names = "--dry-run", description = "Only show what would change in the catalog.")
        private boolean dryRun;

        Import(Surroundings surroundings) {
            super(surroundings, "import");
        }

        @Override
        String kind() {
            return dryRun ? "plan-import" : super.kind();
        }
    }

    /** What the three have in common. */
    abstract static class Run implements Callable<Integer> {

        private final Surroundings surroundings;
        private final String kind;

        @Parameters(paramLabel = "LAKE", description = "A lake by its name.")
        private String lake;

        @Mixin
        private final Output output = new Output();

        Run(Surroundings surroundings, String kind) {
            this.surroundings = surroundings;
            this.kind = kind;
        }

        /** As the service calls it. */
        String kind() {
            return kind;
        }

        @Override
        public Integer call() {
            ServiceClient service = surroundings.service();
            Terminal terminal = surroundings.terminal();
            Reply end = GlueRun.await(service, lake, kind(), terminal.progress());
            GlueRun run = end.as(GlueRun.class);
            String path = "/lakes/" + ServiceClient.encoded(lake) + "/glue/runs/" + run.id();
            List<JsonNode> changes = service.list(path + "/changes", Map.of(), MOST_SHOWN);
            List<JsonNode> findings = service.list(path + "/findings", Map.of(), MOST_SHOWN);
            if (output.json()) {
                ObjectNode body = end.body().deepCopy();
                body.putArray("journal").addAll(changes);
                body.putArray("found").addAll(findings);
                output.print(terminal, body);
            } else {
                GluePage page = new GluePage(terminal);
                page.print(run);
                changes.forEach(change -> page.print(Reply.read(change, GlueRun.Change.class)));
                page.more(run.changes(), changes.size(), "change");
                findings.forEach(finding -> page.print(Reply.read(finding, GlueRun.Finding.class)));
                page.more(run.findings(), findings.size(), "finding");
            }
            return run.state().equals("completed") && run.rejected() + run.unknown() == 0 ? Exit.OK : Exit.FAILED;
        }
    }
}
