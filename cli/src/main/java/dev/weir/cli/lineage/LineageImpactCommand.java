package dev.weir.cli.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir lineage impact}. */
@Command(
        name = "impact",
        header = "Show what a change to a dataset or a column would reach, and whose that is.",
        footer = {"", "Example:", "  weir lineage impact silver_crm.contacts#email --change rename --format markdown"})
public final class LineageImpactCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NODE", description = "Such as silver_crm.contacts, or silver_crm.contacts#email.")
    private String node = "";

    @Option(
            names = "--change",
            paramLabel = "CHANGE",
            defaultValue = "drop",
            description = "drop, rename, type (of a column) or failing-batch. Default: drop.")
    private String change = "drop";

    @Option(names = "--as-of", paramLabel = "TIME", description = "As it was then: a day, or 2026-10-27T10:00:00Z.")
    private String asOf = "";

    @Option(names = "--format", paramLabel = "csv|markdown", description = "For a spreadsheet, or for a pull request.")
    private String format = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5000",
            description = "At most so many datasets and jobs, and columns. Default: 5000.")
    private int limit = 5000;

    @Mixin
    private final Output output = new Output();

    public LineageImpactCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!format.isEmpty() && output.json()) {
            throw new UsageError("--format and --output json exclude each other");
        }
        if (!List.of("", "csv", "markdown").contains(format)) {
            throw new UsageError("--format is csv or markdown, not " + format);
        }
        ServiceClient service = surroundings.service();
        Terminal terminal = surroundings.terminal();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("node", node);
        query.put("change", change);
        query.put("asOf", asOf);
        query.put("limit", String.valueOf(limit));
        if (!format.isEmpty()) {
            query.put("format", format);
            terminal.out().print(service.text("/lineage/impact", query));
            terminal.out().flush();
            return Exit.OK;
        }
        JsonNode impact = service.get("/lineage/impact", query).body();
        if (output.json()) {
            output.print(terminal, impact);
        } else {
            print(impact, terminal);
        }
        return Exit.OK;
    }

    private static void print(JsonNode impact, Terminal terminal) {
        if (impact.path("affected").isEmpty()) {
            terminal.line("Nothing downstream is known to lineage.");
            return;
        }
        JsonNode summary = impact.path("summary");
        terminal.line("%s datasets, %s jobs and %s columns; %s of them are looked at by people."
                .formatted(
                        summary.path("datasets").asText(),
                        summary.path("jobs").asText(),
                        summary.path("columns").asText(),
                        summary.path("exposures").asText()));
        Table table = Table.of("EFFECT", ">STEPS", "KIND", "NAME", "OWNERS", "BECAUSE");
        impact.path("affected")
                .forEach(one -> table.row(
                        one.path("effect").asText(),
                        one.path("distance").asText(),
                        one.path("kind").asText(),
                        LineageText.name(one)
                                + (one.path("column").asText("").isEmpty()
                                        ? ""
                                        : "#" + one.path("column").asText()),
                        owners(one),
                        one.path("evidence").path("why").asText("")));
        table.print(terminal);
        if (impact.path("truncated").asBoolean()) {
            terminal.err().println("There is more; see it with --limit.");
        }
    }

    private static String owners(JsonNode affected) {
        List<String> owners = new ArrayList<>();
        affected.path("owners").forEach(owner -> owners.add(owner.asText()));
        return String.join(", ", owners);
    }
}
