package dev.weir.cli.command;

import dev.weir.cli.service.ArrivalReceipt;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir arrivals retry}. */
@Command(
        name = "retry",
        header = "Have a dead letter tried again.",
        footer = {"", "Example:", "  weir arrivals retry 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24"})
public final class ArrivalsRetryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "Its id, as `weir arrivals dead` lists it.")
    private String id;

    @Mixin
    private final Output output = new Output();

    public ArrivalsRetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Reply reply =
                surroundings.service().post("/arrivals/dead-letters/" + ServiceClient.encoded(id) + "/retry", Map.of());
        if (output.json()) {
            output.print(surroundings.terminal(), reply.body());
        } else {
            print(reply.as(ArrivalReceipt.class), surroundings.terminal());
        }
        return Exit.OK;
    }

    private static void print(ArrivalReceipt receipt, Terminal terminal) {
        if (receipt.accepted() > 0) {
            terminal.line(terminal.mark(Mark.OPEN, "waiting") + "  weir arrivals list");
        } else if (!receipt.ignored().isEmpty()) {
            terminal.line(terminal.mark(Mark.GOOD, "nothing to look at: it") + " "
                    + receipt.ignored().get(0).reason());
        } else {
            terminal.line(terminal.mark(Mark.GOOD, "nothing more to do: the same or a newer event has come"));
        }
    }
}
