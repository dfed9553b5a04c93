package dev.weir.cli.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir lineage diff}. */
@Command(
        name = "diff",
        header = "Show which edges came and went between two times.",
        footer = {"", "Example:", "  weir lineage diff silver_crm.contacts --from 2026-10-01"})
public final class LineageDiffCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "NODE", description = "Only around this. The whole graph if left out.")
    private String node = "";

    @Option(names = "--from", paramLabel = "TIME", description = "The earlier time: a day, or 2026-10-27T10:00:00Z.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "The later one. Default: now.")
    private String to = "";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many steps around the node. Default: 10.")
    private int depth = 10;

    @Mixin
    private final Output output = new Output();

    public LineageDiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (from.isBlank()) {
            throw new UsageError("--from is needed, such as --from 2026-10-01");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("node", node);
        query.put("from", from);
        query.put("to", to);
        query.put("depth", String.valueOf(depth));
        JsonNode diff = surroundings.service().get("/lineage/diff", query).body();
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, diff);
        } else {
            print(diff, terminal);
        }
        return Exit.OK;
    }

    private static void print(JsonNode diff, Terminal terminal) {
        Table table = Table.of("", "FROM", "TO", "LAST SEEN");
        int rows = rows(table, "+", diff.path("added"))
                + rows(table, "-", diff.path("removed"))
                + rows(table, "+", diff.path("columnsAdded"))
                + rows(table, "-", diff.path("columnsRemoved"));
        if (rows == 0) {
            terminal.line("Nothing changed.");
        } else {
            table.print(terminal);
        }
        if (diff.path("truncated").asBoolean()) {
            terminal.err().println("There is more; ask around a node, or for a lesser --depth.");
        }
    }

    private static int rows(Table table, String sign, JsonNode edges) {
        edges.forEach(edge -> table.row(
                sign,
                LineageText.id(edge.path("from").asText()),
                LineageText.id(edge.path("to").asText()),
                edge.path("lastSeen").asText()));
        return edges.size();
    }
}
