package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir batches}. */
@Command(
        name = "batches",
        header = "List the batches that were checked, the newest first.",
        footer = {
            "",
            "Examples:",
            "  weir batches --state quarantined",
            "  weir batches show 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24",
            "  weir batches submit --ruleset crm-contacts landing/crm/contacts/day=2026-10-28/ --wait"
        })
public final class BatchesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those: received, checking, publishing, quarantining, held, published, quarantined,"
                    + " releasing, released, discarding, discarded or replayed.")
    private String state = "";

    @Option(names = "--ruleset", paramLabel = "NAME", description = "Only those checked by this ruleset.")
    private String ruleset = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
    private int limit = 50;

    @Mixin
    private final Output output = new Output();

    public BatchesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", state);
        filters.put("ruleset", ruleset);
        List<JsonNode> items = surroundings.service().list("/batches", filters, limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
        } else {
            print(items.stream().map(item -> Reply.read(item, Batch.class)).toList(), terminal);
        }
        return Exit.OK;
    }

    private void print(List<Batch> batches, Terminal terminal) {
        if (batches.isEmpty()) {
            terminal.line(
                    (state + ruleset).isEmpty()
                            ? "No batches yet. Hand one in: weir batches submit --ruleset NAME PATH"
                            : "No batch fits.");
            return;
        }
        print(batches, terminal, limit);
    }

    static void print(List<Batch> batches, Terminal terminal, int limit) {
        Table table = Table.of("STATE", "RULESET", ">ROWS", ">FAILED", "RECEIVED", "ID", "PATH");
        batches.forEach(batch -> table.row(
                BatchPage.state(batch, terminal),
                batch.ruleset(),
                batch.rows() == null ? "-" : Text.count(batch.rows()),
                batch.rowsFailed() == null ? "-" : Text.count(batch.rowsFailed()),
                batch.receivedAt() == null ? "-" : Text.minute(Instant.parse(batch.receivedAt())),
                batch.id(),
                batch.path()));
        table.print(terminal);
        if (batches.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }
}
