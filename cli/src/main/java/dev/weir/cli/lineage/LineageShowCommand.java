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

/** {@code weir lineage show}. */
@Command(
        name = "show",
        header = "Show what is around a dataset, a job or a column.",
        footer = {"", "Example:", "  weir lineage show silver_crm.contacts --direction upstream --as-of 2026-10-01"})
public final class LineageShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NODE", description = "Such as silver_crm.contacts, or silver_crm.contacts#email.")
    private String node = "";

    @Option(
            names = "--direction",
            paramLabel = "WAY",
            defaultValue = "both",
            description = "upstream, downstream or both. Default: both.")
    private String direction = "both";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "2",
            description = "So many steps; from dataset over job to dataset are two. Default: 2.")
    private int depth = 2;

    @Option(names = "--columns", description = "With the columns that enter others.")
    private boolean columns;

    @Option(names = "--direct-only", description = "Only what carries values over, not filters, joins and the like.")
    private boolean directOnly;

    @Option(names = "--as-of", paramLabel = "TIME", description = "As it was then: a day, or 2026-10-27T10:00:00Z.")
    private String asOf = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "At most so many. Default: 200.")
    private int limit = 200;

    @Mixin
    private final Output output = new Output();

    public LineageShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (depth < 0 || limit < 1) {
            throw new UsageError("--depth must be at least 0, and --limit at least 1");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("node", node);
        query.put("direction", direction);
        query.put("depth", String.valueOf(depth));
        query.put("columns", columns ? "true" : "");
        query.put("directOnly", directOnly ? "true" : "");
        query.put("asOf", asOf);
        query.put("limit", String.valueOf(limit));
        JsonNode graph = surroundings.service().get("/lineage/graph", query).body();
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, graph);
        } else {
            print(graph, terminal);
        }
        return Exit.OK;
    }

    private static void print(JsonNode graph, Terminal terminal) {
        Table nodes = Table.of(">STEP", "KIND", "NAME", ">IN", ">OUT");
        graph.path("nodes")
                .forEach(one -> nodes.row(
                        one.path("depth").asText(),
                        one.path("kind").asText(),
                        LineageText.name(one),
                        one.path("upstream").asText(),
                        one.path("downstream").asText()));
        nodes.print(terminal);
        if (!graph.path("edges").isEmpty()) {
            terminal.line();
            LineageText.edges(graph.path("edges")).print(terminal);
        }
        if (!graph.path("columnEdges").isEmpty()) {
            terminal.line();
            LineageText.columnEdges(graph.path("columnEdges")).print(terminal);
        }
        if (graph.path("truncated").asBoolean()) {
            terminal.err().println("There is more within this depth; see it with --limit.");
        }
    }
}
