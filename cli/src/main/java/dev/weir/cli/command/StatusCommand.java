package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.ServiceStatus;
import dev.weir.cli.service.ServiceUnreachable;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir status}. */
@Command(
        name = "status",
        header = "Is Weir up, and what does it hold?",
        footer = {"", "Example:", "  weir status --output json"})
public final class StatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final Output output = new Output();

    public StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ServiceClient service = surroundings.service();
        Reply reply;
        try {
            reply = service.get("/status");
        } catch (ServiceUnreachable e) {
            if (output.json()) {
                var down = JsonNodeFactory.instance.objectNode();
                output.print(
                        surroundings.terminal(),
                        down.put("up", false).put("url", service.address().toString()));
            }
            throw e;
        }
        if (output.json()) {
            output.print(surroundings.terminal(), reply.body());
        } else {
            print(reply.as(ServiceStatus.class), service, surroundings.terminal());
        }
        return Exit.OK;
    }

    private static void print(ServiceStatus status, ServiceClient service, Terminal terminal) {
        terminal.line(terminal.mark(Mark.GOOD, "up") + "  Weir " + status.version() + " at " + service.address());
        Table table = Table.indented("", "");
        table.row(
                "mode",
                status.mode() + ", you are " + status.actor().name() + " ("
                        + status.actor().role() + ")");
        table.row(
                "database",
                "PostgreSQL " + status.database().version() + ", "
                        + status.database().kind());
        table.row("workers", status.workers().live() + " live");
        table.row("lakes", Text.count(status.lakes()));
        table.row("datasets", Text.count(status.datasets()));
        table.row(
                "batches",
                "%s published, %s quarantined, %s held, %s open"
                        .formatted(
                                Text.count(status.batches().published()),
                                Text.count(status.batches().quarantined()),
                                Text.count(status.batches().held()),
                                Text.count(status.batches().open())));
        table.print(terminal);
        if (status.workers().live() == 0) {
            terminal.line("  " + terminal.mark(Mark.WARN, "no worker is live: batches wait until one is started"));
        }
    }
}
