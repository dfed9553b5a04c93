package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Incident;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
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

/** {@code weir incidents}. */
@Command(
        name = "incidents",
        header = "Datasets whose batches do not come through their gates.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir incidents list",
            "  weir incidents show 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24",
            "  weir incidents close 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24 --reason 'the feed was shut down'"
        })
public final class IncidentsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new IncidentsCommand())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Close(surroundings));
    }

    private static String state(Incident incident, Terminal terminal) {
        return terminal.mark(incident.state().equals("open") ? Mark.BAD : Mark.GOOD, incident.state());
    }

    private static void print(Incident incident, Terminal terminal) {
        terminal.line(state(incident, terminal) + "  " + terminal.bold(incident.dataset()));
        Table facts = Table.indented("", "");
        facts.row("incident", incident.id());
        facts.row("ruleset", incident.ruleset());
        if (incident.owner() != null) {
            facts.row("owner", incident.owner());
        }
        facts.row("opened", Text.minute(Instant.parse(incident.openedAt())));
        if (incident.closedAt() != null) {
            facts.row(
                    "closed",
                    Text.minute(Instant.parse(incident.closedAt())) + " by " + incident.closedBy() + ": "
                            + incident.closedFor());
        }
        facts.print(terminal);
        terminal.line();
        Table batches = Table.of("STATE", "AT", "BATCH", "REASON");
        incident.batches()
                .forEach(batch -> batches.row(
                        terminal.mark(batch.state().equals("held") ? Mark.WARN : Mark.BAD, batch.state()),
                        Text.minute(Instant.parse(batch.at())),
                        batch.id(),
                        batch.reason()));
        batches.print(terminal);
        List<Incident.FailedBatch> explained = incident.batches().stream()
                .filter(batch -> batch.cause() != null)
                .toList();
        if (!explained.isEmpty()) {
            terminal.line();
            terminal.line(terminal.bold("Likely cause"));
            explained.forEach(batch -> terminal.line(batch.id() + ": " + batch.cause()));
        }
    }

    @Command(name = "list", header = "List the incidents, the newest first.")
    static final class Listing implements Callable<Integer> {

        private final Surroundings surroundings;

        @Option(names = "--all", description = "Those that are closed, too.")
        private boolean all;

        @Option(names = "--ruleset", paramLabel = "NAME", description = "Only those of this ruleset.")
        private String ruleset = "";

        @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
        private int limit = 50;

        @Mixin
        private final Output output = new Output();

        Listing(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (limit < 1) {
                throw new UsageError("--limit must be at least 1, not " + limit);
            }
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put("state", all ? "" : "open");
            filters.put("ruleset", ruleset);
            List<JsonNode> items = surroundings.service().list("/incidents", filters, limit);
            Terminal terminal = surroundings.terminal();
            if (output.json()) {
                output.print(terminal, items);
                return Exit.OK;
            }
            if (items.isEmpty()) {
                terminal.line(terminal.mark(Mark.GOOD, all ? "there never was an incident" : "no incident is open"));
                return Exit.OK;
            }
            Table table = Table.of("STATE", "DATASET", "RULESET", ">BATCHES", "OPENED", "ID");
            items.stream()
                    .map(item -> Reply.read(item, Incident.class))
                    .forEach(incident -> table.row(
                            state(incident, terminal),
                            incident.dataset(),
                            incident.ruleset(),
                            Text.count(incident.failures()),
                            Text.minute(Instant.parse(incident.openedAt())),
                            incident.id()));
            table.print(terminal);
            if (items.size() == limit) {
                terminal.err().println("Showing the first " + limit + "; more with --limit.");
            }
            return Exit.OK;
        }
    }

    @Command(name = "show", header = "One incident, with the batches that failed.")
    static final class Show implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "ID", description = "Its id, as `weir incidents list` lists it.")
        private String id;

        @Mixin
        private final Output output = new Output();

        Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Reply reply = surroundings.service().get("/incidents/" + ServiceClient.encoded(id));
            if (output.json()) {
                output.print(surroundings.terminal(), reply.body());
            } else {
                print(reply.as(Incident.class), surroundings.terminal());
            }
            return Exit.OK;
        }
    }

    @Command(name = "close", header = "Close an incident before a batch comes through.")
    static final class Close implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "ID", description = "Its id, as `weir incidents list` lists it.")
        private String id;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. It is kept.")
        private String reason;

        @Mixin
        private final Output output = new Output();

        Close(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Reply reply = surroundings
                    .service()
                    .post("/incidents/" + ServiceClient.encoded(id) + "/close", Map.of("reason", reason));
            if (output.json()) {
                output.print(surroundings.terminal(), reply.body());
            } else {
                Incident incident = reply.as(Incident.class);
                surroundings.terminal().line(state(incident, surroundings.terminal()) + "  " + incident.dataset());
            }
            return Exit.OK;
        }
    }
}
