package dev.weir.cli.command;

import dev.weir.cli.service.ArrivalStatus;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir arrivals}. */
@Command(
        name = "arrivals",
        header = "How far behind what arrives the catalog is.",
        footer = {
            "",
            "Examples:",
            "  weir arrivals",
            "  weir arrivals list --state waiting",
            "  weir arrivals dead",
            "  weir arrivals retry 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24"
        })
public final class ArrivalsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final Output output = new Output();

    public ArrivalsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Reply reply = surroundings.service().get("/arrivals/status");
        if (output.json()) {
            output.print(surroundings.terminal(), reply.body());
        } else {
            print(reply.as(ArrivalStatus.class), surroundings.terminal());
        }
        return Exit.OK;
    }

    private static void print(ArrivalStatus status, Terminal terminal) {
        long open = status.waiting() + status.looking();
        terminal.line(
                open == 0
                        ? terminal.mark(Mark.GOOD, "the catalog shows all that has arrived")
                        : terminal.mark(
                                Mark.OPEN,
                                Text.count(open, "arrival") + " on the way to the catalog, the oldest for "
                                        + Text.elapsed(Duration.ofMillis((long) (status.lagSeconds() * 1000)))));
        if (status.deadLetters() > 0) {
            terminal.line(
                    terminal.mark(Mark.BAD, Text.count(status.deadLetters(), "dead letter")) + "  weir arrivals dead");
        }
        if (!status.sources().isEmpty()) {
            Table table = Table.of("QUEUE", "STATE", ">MESSAGES", "ERROR");
            status.sources()
                    .forEach(source -> table.row(
                            source.name(),
                            terminal.mark(source.state().equals("receiving") ? Mark.GOOD : Mark.BAD, source.state()),
                            Text.count(source.messages()),
                            source.error() == null ? "" : source.error()));
            table.print(terminal);
        }
    }
}
