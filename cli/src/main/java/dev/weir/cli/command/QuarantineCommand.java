package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.Submission;
import dev.weir.cli.terminal.Terminal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir quarantine}. */
@Command(
        name = "quarantine",
        header = "Look at what was turned away, and decide what becomes of it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir quarantine list",
            "  weir quarantine show 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24",
            "  weir quarantine release 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24 --reason 'refunds are negative' --wait",
            "  weir quarantine replay 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24 --reason 'the export was repaired' --wait",
            "  weir quarantine discard 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24 --reason 'test data'"
        })
public final class QuarantineCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Release(surroundings))
                .addSubcommand(new Replay(surroundings))
                .addSubcommand(new Discard(surroundings));
    }

    @Command(name = "list", header = "List the batches of which rows were turned away, the newest first.")
    static final class Listing implements Callable<Integer> {

        private final Surroundings surroundings;

        @Option(names = "--awaiting-approval", description = "Only those whose release waits for a second person.")
        private boolean awaitingApproval;

        @Option(names = "--ruleset", paramLabel = "NAME", description = "Only those checked by this ruleset.")
        private String ruleset = "";

        @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
        private int limit = 50;

        @Mixin
        private final Output output = new Output();

        Listing(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (limit < 1) {
                throw new UsageError("--limit must be at least 1, not " + limit);
            }
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put(awaitingApproval ? "awaitingApproval" : "withFailures", "true");
            filters.put("ruleset", ruleset);
            List<JsonNode> items = surroundings.service().list("/batches", filters, limit);
            Terminal terminal = surroundings.terminal();
            if (output.json()) {
                output.print(terminal, items);
            } else if (items.isEmpty()) {
                terminal.line(awaitingApproval ? "No release waits for a second person." : "Nothing was turned away.");
            } else {
                BatchesCommand.print(
                        items.stream()
                                .map(item -> Reply.read(item, Batch.class))
                                .toList(),
                        terminal,
                        limit);
            }
            return Exit.OK;
        }
    }

    @Command(name = "show", header = "One batch: what each rule said of it, and the rows that failed.")
    static final class Show implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "ID", description = "Its id, as `weir quarantine list` lists it.")
        private String id;

        @Option(
                names = "--rows",
                paramLabel = "N",
                defaultValue = "5",
                description = "How many failing rows. Default: 5.")
        private int rows = 5;

        @Option(
                names = "--reveal",
                description = "Show the values that are masked. Needs a permission of its own, and is audited.")
        private boolean reveal;

        @Mixin
        private final Output output = new Output();

        Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            return BatchShowCommand.show(surroundings, id, rows, reveal, output);
        }
    }

    /** What the commands that decide something have in common. */
    abstract static class Decision implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(index = "0", paramLabel = "ID", description = "A batch, by its id.")
        private String id;

        @Option(names = "--wait", description = "Wait until it is done.")
        private boolean wait;

        @Mixin
        private final Output output = new Output();

        Decision(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        /** @return whether {@code state} is what was wanted */
        abstract boolean isWanted(Batch batch);

        int decide(String what, Map<String, ?> body) {
            ServiceClient service = surroundings.service();
            Terminal terminal = surroundings.terminal();
            Reply answer = service.post("/batches/" + ServiceClient.encoded(id) + "/" + what, body);
            boolean pending = answer.as(Batch.class).awaitsApproval();
            Reply end = wait && !pending
                    ? new Submission(service, answer, true).await(terminal.progress(), () -> {})
                    : answer;
            Batch batch = end.as(Batch.class);
            if (output.json()) {
                output.print(terminal, end.body());
            } else if (pending) {
                terminal.line(BatchPage.state(batch, terminal) + "  " + batch.path());
                terminal.line("  somebody else approves it: weir quarantine release " + batch.id() + " --approve");
            } else if (wait) {
                new BatchPage(terminal).print(batch);
            } else {
                terminal.line(BatchPage.state(batch, terminal) + "  " + batch.path());
                terminal.line("  weir batches show " + batch.id());
            }
            return !wait || pending || isWanted(batch) ? Exit.OK : Exit.FAILED;
        }
    }

    @Command(
            name = "release",
            header = "Publish what is in quarantine after all.",
            description = "If the ruleset wants a second person, this asks for it; somebody else says --approve.")
    static final class Release extends Decision {

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "Why. It is kept, and published beside the rows.")
        private String reason = "";

        @Option(names = "--approve", description = "Approve what somebody else asks for.")
        private boolean approve;

        @Option(names = "--refuse", description = "Refuse it, or take back what you asked for.")
        private boolean refuse;

        Release(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() {
            if (approve && refuse) {
                throw new UsageError("--approve and --refuse exclude each other");
            }
            if (!approve && reason.isBlank()) {
                throw new UsageError("--reason is missing: why?");
            }
            return approve
                    ? decide("release/approve", Map.of())
                    : decide(refuse ? "release/refuse" : "release", Map.of("reason", reason));
        }

        @Override
        boolean isWanted(Batch batch) {
            return refuse || batch.state().equals("released");
        }
    }

    @Command(name = "discard", header = "Delete what is in quarantine, for good.")
    static final class Discard extends Decision {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. It is kept.")
        private String reason;

        Discard(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() {
            return decide("discard", Map.of("reason", reason));
        }

        @Override
        boolean isWanted(Batch batch) {
            return batch.state().equals("discarded");
        }
    }

    @Command(
            name = "replay",
            header = "Hand in a repaired batch in place of one that was turned away.",
            description = "With --wait the exit code is 0 only if the repaired batch was published.")
    static final class Replay extends Decision {

        @Parameters(
                paramLabel = "PATH",
                arity = "0..1",
                index = "1",
                description = "The repaired batch's folder below the lake root. Default: where the first one was.")
        private String path = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "What was repaired. It is kept.")
        private String reason;

        @Option(
                names = "--rest",
                description =
                        "It holds only the rows that were turned away. Without this it holds all rows, and replaces"
                                + " those that were published.")
        private boolean rest;

        Replay(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() {
            Map<String, String> body = new HashMap<>();
            body.put("reason", reason);
            body.put("scope", rest ? "rest" : "whole");
            if (!path.isBlank()) {
                body.put("path", path);
            }
            return decide("replay", body);
        }

        @Override
        boolean isWanted(Batch batch) {
            return batch.state().equals("published");
        }
    }
}
