package dev.weir.cli.command;

import dev.weir.cli.launch.Stack;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code weir down}. */
@Command(
        name = "down",
        header = "Stop what `weir up` or `weir demo` started, also what a killed one left behind.",
        footer = {"", "Example:", "  weir down"})
public final class DownCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    public DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        List<String> stopped = Stack.stopRunning(surroundings.home());
        if (stopped.isEmpty()) {
            terminal.line("Nothing was running.");
        } else {
            terminal.line(terminal.mark(Mark.GOOD, "stopped") + "  " + String.join(", ", stopped));
        }
        return Exit.OK;
    }
}
