package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.Ruleset;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir rules list}. */
@Command(
        name = "list",
        header = "List the rulesets of the service.",
        footer = {"", "Examples:", "  weir rules list", "  weir rules show crm-contacts"})
public final class ListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many. Default: 100.")
    private int limit = 100;

    @Mixin
    private final Output output = new Output();

    public ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        List<JsonNode> items = surroundings.service().list("/rulesets", Map.of(), limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
        } else {
            print(items.stream().map(item -> Reply.read(item, Ruleset.class)).toList(), terminal);
        }
        return Exit.OK;
    }

    private void print(List<Ruleset> rulesets, Terminal terminal) {
        if (rulesets.isEmpty()) {
            terminal.line("No rulesets yet. From files: weir rules apply rules/");
            return;
        }
        Table table = Table.of("RULESET", "DATASET", "MODE", "TARGET", ">RULES", ">VERSION", "KEPT BY");
        rulesets.forEach(ruleset -> table.row(
                ruleset.name(),
                ruleset.dataset(),
                ruleset.mode(),
                ruleset.target() + (ruleset.publishAs().equals("files") ? "" : " (" + ruleset.publishAs() + ")"),
                Text.count(ruleset.rules().size()),
                String.valueOf(ruleset.version()),
                keptBy(ruleset)));
        table.print(terminal);
        if (rulesets.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }

    private static String keptBy(Ruleset ruleset) {
        Ruleset.Origin origin = ruleset.origin();
        if (origin == null) {
            return ruleset.updatedBy();
        }
        return origin.source() + ": " + origin.file()
                + (origin.changedSince() ? ", changed since by " + ruleset.updatedBy() : "");
    }
}
