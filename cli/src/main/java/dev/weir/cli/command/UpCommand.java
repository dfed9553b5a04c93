package dev.weir.cli.command;

import dev.weir.cli.launch.Stack;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Progress;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir up}. */
@Command(
        name = "up",
        header = "Start the service, its PostgreSQL and one worker on this machine, and stay until Ctrl-C.",
        footer = {"", "Example:", "  weir up --port 9090"})
public final class UpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final PortOption port = new PortOption();

    public UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        long begin = System.nanoTime();
        try (Stack stack = Stack.start(surroundings.programs(), surroundings.home(), port.value(), terminal)) {
            ServiceClient service = surroundings.service(stack.url());
            Progress progress = terminal.progress();
            try {
                stack.awaitReady(service, progress);
            } finally {
                progress.done();
            }
            terminal.line(terminal.mark(Mark.GOOD, "up") + "  " + terminal.bold("open " + stack.site()) + "  ("
                    + Text.elapsed(Duration.ofNanos(System.nanoTime() - begin)) + ")");
            terminal.line("  data  " + surroundings.home().path());
            terminal.line("  logs  " + surroundings.home().logs());
            terminal.line("  next  weir crawl /path/of/your/lake    (in another terminal)");
            terminal.line("Ctrl-C stops everything.");
            stack.watch();
        }
        return Exit.OK;
    }
}
