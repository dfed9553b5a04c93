package dev.weir.cli.command;

import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.Submission;
import dev.weir.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir gate}. */
@Command(
        name = "gate",
        header = "Send a batch through a gate, and wait for the verdict.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  weir gate run crm-contacts landing/crm/contacts/day=2026-10-28/ --timeout 300"})
public final class GateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new GateCommand()).addSubcommand(new Run(surroundings));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    /** {@code weir gate run}: made for pipelines, so its exit code tells all. */
    @Command(
            name = "run",
            header = "Hand in a batch at a gate, and wait for what becomes of it.",
            description = {
                "Run again for the same objects it is the same batch: nothing is checked or published twice.",
                "Exit codes: 0 published, go on. 1 kept out. 3 wrong usage. 4 nobody can say: held, no verdict in time, or the"
                        + " service does not answer.",
                ""
            },
            footer = {"", "Example:", "  weir gate run crm-contacts landing/crm/contacts/day=2026-10-28/ --timeout 300"
            })
    static final class Run implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(index = "0", paramLabel = "GATE", description = "The ruleset to hold it against.")
        private String gate;

        @Parameters(index = "1", paramLabel = "PATH", description = "Its folder, below the lake root.")
        private String path;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                defaultValue = "600",
                description = "How long to wait for the verdict; 0 only hands it in. Default: ${DEFAULT-VALUE}.")
        private long timeout;

        @Mixin
        private final Output output = new Output();

        Run(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        private static final class NoVerdictYet extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public Integer call() {
            if (timeout < 0) {
                throw new UsageError("--timeout " + timeout + ": a number of seconds, 0 or more.");
            }
            Submission submission = Submission.atGate(surroundings.service(), gate, path);
            if (timeout == 0) {
                return said(submission.answer());
            }
            long until = System.nanoTime() + Duration.ofSeconds(timeout).toNanos();
            try {
                return said(submission.await(surroundings.terminal().progress(), () -> {
                    if (System.nanoTime() >= until) {
                        throw new NoVerdictYet();
                    }
                }));
            } catch (NoVerdictYet late) {
                String id = submission.answer().as(Batch.class).id();
                surroundings
                        .terminal()
                        .err()
                        .println("There is no verdict after " + timeout
                                + " s. The batch goes on by itself: weir batches show " + id + ", or run this again.");
                return Exit.UNREACHABLE;
            }
        }

        private int said(Reply reply) {
            Terminal terminal = surroundings.terminal();
            Batch batch = reply.as(Batch.class);
            if (output.json()) {
                output.print(terminal, reply.body());
            } else if (batch.settled()) {
                new BatchPage(terminal).print(batch);
            } else {
                terminal.line(BatchPage.state(batch, terminal) + "  " + batch.path());
                terminal.line("  weir batches show " + batch.id());
            }
            return switch (batch.state()) {
                case "published", "released" -> Exit.OK;
                case "quarantined", "discarded", "replayed", "discarding" -> Exit.FAILED;
                default -> timeout == 0 && !batch.settled() ? Exit.OK : Exit.UNREACHABLE;
            };
        }
    }
}
