package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir datasets}. */
@Command(
        name = "datasets",
        header = "List the datasets of the catalog.",
        footer = {
            "",
            "Examples:",
            "  weir datasets",
            "  weir datasets contacts --zone silver",
            "  weir datasets show silver_crm.contacts"
        })
public final class DatasetsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "Only those with this text in their name or columns.")
    private String query = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "Only this zone, such as silver.")
    private String zone = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Only this format: parquet, orc, avro, csv, ndjson, delta, iceberg, hudi or raw.")
    private String format = "";

    @Option(names = "--lake", paramLabel = "LAKE", description = "Only this lake.")
    private String lake = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many. Default: 100.")
    private int limit = 100;

    @Mixin
    private final Output output = new Output();

    public DatasetsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("q", query);
        filters.put("lake", lake);
        filters.put("zone", zone);
        filters.put("format", format);
        List<JsonNode> items = surroundings.service().list("/datasets", filters, limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
            return Exit.OK;
        }
        print(items.stream().map(item -> Reply.read(item, Dataset.class)).toList(), terminal);
        return Exit.OK;
    }

    private void print(List<Dataset> datasets, Terminal terminal) {
        if (datasets.isEmpty()) {
            boolean filtered = !(query + zone + format + lake).isEmpty();
            terminal.line(
                    filtered
                            ? "No dataset fits."
                            : "No datasets yet. Crawl a lake first: weir crawl /path/of/your/lake");
            return;
        }
        Table table = Table.of("DATASET", "LAKE", "ZONE", "FORMAT", ">ROWS", ">SIZE", ">FILES", ">COLUMNS", ">VERSION");
        datasets.forEach(dataset -> table.row(
                dataset.alias() + (dataset.missingSince() == null ? "" : " (missing)"),
                dataset.lake(),
                dataset.zone(),
                dataset.format() + (dataset.ofGlue() ? ", from Glue" : ""),
                dataset.rows() == null ? "-" : Text.count(dataset.rows()),
                dataset.ofGlue() ? "-" : Text.bytes(dataset.bytes()),
                dataset.ofGlue() ? "-" : Text.count(dataset.files()),
                Text.count(dataset.columnCount()),
                String.valueOf(dataset.version())));
        table.print(terminal);
        if (datasets.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }
}
