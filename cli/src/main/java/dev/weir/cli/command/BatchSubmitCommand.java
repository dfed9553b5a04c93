package dev.weir.cli.command;

import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.Submission;
import dev.weir.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir batches submit}. */
@Command(
        name = "submit",
        header = "Hand in a batch to be checked and published, or kept out.",
        description = "With --wait the exit code is 0 only if the batch was published.",
        footer = {
            "",
            "Example:",
            "  weir batches submit --ruleset crm-contacts landing/crm/contacts/day=2026-10-28/ --wait"
        })
public final class BatchSubmitCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--ruleset", required = true, paramLabel = "NAME", description = "What to hold it against.")
    private String ruleset;

    @Parameters(paramLabel = "PATH", description = "Its folder, below the lake root.")
    private String path;

    @Option(names = "--wait", description = "Wait until it is published, quarantined or held.")
    private boolean wait;

    @Mixin
    private final Output output = new Output();

    public BatchSubmitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ServiceClient service = surroundings.service();
        Terminal terminal = surroundings.terminal();
        Submission submission = Submission.of(service, ruleset, path);
        if (!submission.received()) {
            terminal.err().println("These objects were handed in before; this is what became of them.");
        }
        Reply reply = wait ? submission.await(terminal.progress(), () -> {}) : submission.answer();
        Batch batch = reply.as(Batch.class);
        if (output.json()) {
            output.print(terminal, reply.body());
        } else if (batch.settled()) {
            new BatchPage(terminal).print(batch);
        } else {
            terminal.line(BatchPage.state(batch, terminal) + "  " + batch.path());
            terminal.line("  weir batches show " + batch.id());
        }
        return !wait || batch.state().equals("published") ? Exit.OK : Exit.FAILED;
    }
}
