package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Arrival;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir arrivals list}. */
@Command(
        name = "list",
        header = "List the objects that arrived, the newest first.",
        footer = {"", "Example:", "  weir arrivals list --state waiting --lake acme"})
public final class ArrivalsListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those: waiting, looking, done, outdated or dead.")
    private String state = "";

    @Option(names = "--lake", paramLabel = "LAKE", description = "Only this lake.")
    private String lake = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
    private int limit = 50;

    @Mixin
    private final Output output = new Output();

    public ArrivalsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", state);
        filters.put("lake", lake);
        List<JsonNode> items = surroundings.service().list("/arrivals", filters, limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
        } else {
            print(items.stream().map(item -> Reply.read(item, Arrival.class)).toList(), terminal);
        }
        return Exit.OK;
    }

    private void print(List<Arrival> arrivals, Terminal terminal) {
        if (arrivals.isEmpty()) {
            terminal.line(
                    (state + lake).isEmpty()
                            ? "Nothing has arrived yet. How to let it: docs/crawl.md, Arrivals."
                            : "No arrival fits.");
            return;
        }
        Table table = Table.of("STATE", "LAKE", "EVENT", "RECEIVED", "SOURCE", "OBJECT");
        arrivals.forEach(arrival -> table.row(
                terminal.mark(mark(arrival.state()), arrival.state()),
                arrival.lake(),
                arrival.event(),
                Text.minute(Instant.parse(arrival.receivedAt())),
                arrival.source(),
                arrival.location()));
        table.print(terminal);
        if (arrivals.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }

    private static Mark mark(String state) {
        return switch (state) {
            case "done" -> Mark.GOOD;
            case "outdated" -> Mark.MIXED;
            case "dead" -> Mark.BAD;
            default -> Mark.OPEN;
        };
    }
}
