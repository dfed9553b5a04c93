package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.DeadLetter;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir arrivals dead}. */
@Command(
        name = "dead",
        header = "List what was sent and led to nothing, with the reasons.",
        footer = {"", "Example:", "  weir arrivals dead --output json"})
public final class ArrivalsDeadCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
    private int limit = 50;

    @Mixin
    private final Output output = new Output();

    public ArrivalsDeadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        List<JsonNode> items = surroundings.service().list("/arrivals/dead-letters", Map.of(), limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
        } else {
            print(items.stream().map(item -> Reply.read(item, DeadLetter.class)).toList(), terminal);
        }
        return Exit.OK;
    }

    private void print(List<DeadLetter> letters, Terminal terminal) {
        if (letters.isEmpty()) {
            terminal.line(terminal.mark(Mark.GOOD, "no dead letters"));
            return;
        }
        for (DeadLetter letter : letters) {
            terminal.line(terminal.mark(Mark.BAD, letter.id()) + "  " + Text.minute(Instant.parse(letter.diedAt()))
                    + "  " + letter.source());
            Table table = Table.indented("", "");
            table.row("reason", (letter.pointer() == null ? "" : letter.pointer() + " ") + letter.reason());
            table.row(letter.location() == null ? "message" : "object", letter.what());
            table.print(terminal);
        }
        if (letters.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }
}
