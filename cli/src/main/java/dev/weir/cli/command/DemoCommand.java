package dev.weir.cli.command;

import dev.weir.cli.demo.Tour;
import dev.weir.cli.launch.Pause;
import dev.weir.cli.launch.Port;
import dev.weir.cli.launch.Stack;
import dev.weir.cli.launch.WeirHome;
import dev.weir.cli.sample.SampleLake;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.ServiceUnreachable;
import dev.weir.cli.terminal.Progress;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir demo}. */
@Command(
        name = "demo",
        header = "Start Weir with a sample lake: crawl it, gate a good and a bad batch, play its lineage, and stay"
                + " until Ctrl-C.",
        description = "A second run continues where the first ended.",
        footer = {"", "Examples:", "  weir demo", "  weir demo --fresh --port 9090 --open"})
public final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--fresh", description = "Delete what an earlier demo left (database, sample lake) and begin anew.")
    private boolean fresh;

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--open", description = "Show the site in the browser.")
    private boolean open;

    @Option(names = "--exit", hidden = true, description = "End after the account.")
    private boolean exit;

    public DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Terminal terminal = surroundings.terminal();
        WeirHome home = surroundings.home();
        SampleLake sample = new SampleLake(home.lake());
        sample.requireOurs();
        if (fresh) {
            Stack.stopRunning(home);
            // Nothing is deleted for a start that cannot be.
            Port.requireFree(port.value());
            home.clear();
            sample.delete();
        }
        try (Stack stack = Stack.start(surroundings.programs(), home, port.value(), terminal)) {
            ServiceClient service = surroundings.service(stack.url());
            prepare(stack, service, sample, terminal, begin);
            Tour.Account account = tour(stack, service, sample);
            new DemoAccount(terminal).print(account);
            farewell(stack, account, terminal, begin);
            if (exit) {
                return account.asMeant() ? Exit.OK : Exit.FAILED;
            }
            stack.watch();
        }
        return Exit.OK;
    }

    /** The sample is made while the service starts; both take some seconds. */
    private static void prepare(Stack stack, ServiceClient service, SampleLake sample, Terminal terminal, long begin) {
        boolean before = sample.complete();
        CompletableFuture<Void> making = CompletableFuture.runAsync(sample::make);
        Progress progress = terminal.progress();
        String ready;
        try {
            stack.awaitReady(service, progress);
            ready = since(begin);
            while (!making.isDone()) {
                stack.requireAlive();
                progress.show("making the sample lake, " + since(begin));
                Pause.millis(100);
            }
            making.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            progress.done();
        }
        SampleLake.Size size = sample.size();
        terminal.line(terminal.mark(Mark.GOOD, "sample lake") + "  " + Text.count(size.files(), "file") + ", "
                + Text.bytes(size.bytes()) + (before ? ", already in " : " in ") + sample.folder());
        terminal.line(terminal.mark(Mark.GOOD, "service") + "      " + stack.url() + " after " + ready);
    }

    private Tour.Account tour(Stack stack, ServiceClient service, SampleLake sample) {
        try {
            return new Tour(service, surroundings.terminal(), stack::requireAlive).take(sample);
        } catch (ServiceUnreachable e) {
            // If it died, that is the news, not that it does not answer.
            stack.requireAlive();
            throw e;
        }
    }

    private void farewell(Stack stack, Tour.Account account, Terminal terminal, long begin) {
        terminal.line();
        terminal.line(terminal.bold("open " + stack.site()) + "  (" + since(begin) + " after the start)");
        terminal.line("  ./weir datasets --zone silver");
        terminal.line("  ./weir datasets show silver_crm.contacts");
        account.gated().stream()
                .filter(gated -> gated.batch().state().equals("quarantined"))
                .forEach(gated ->
                        terminal.line("  ./weir batches show " + gated.batch().id()));
        if (open) {
            Browser.open(stack.site(), terminal);
        }
        if (!exit) {
            terminal.line("Ctrl-C stops everything.");
        }
    }

    private static String since(long begin) {
        return Text.elapsed(Duration.ofNanos(System.nanoTime() - begin));
    }
}
