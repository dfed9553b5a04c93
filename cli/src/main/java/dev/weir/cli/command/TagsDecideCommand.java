package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.TagProposal;
import dev.weir.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What {@code weir tags accept}, {@code reject} and {@code reopen} have in common. */
abstract class TagsDecideCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final String order;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Their ids, as `weir tags list` shows them.")
    private List<String> ids = List.of();

    @Mixin
    private final Output output = new Output();

    private TagsDecideCommand(Surroundings surroundings, String order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    @Command(
            name = "accept",
            header = "Accept proposals: the columns have the tags from now on.",
            footer = {"", "Example:", "  weir tags accept 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24"})
    static final class Accept extends TagsDecideCommand {
        Accept(Surroundings surroundings) {
            super(surroundings, "accept");
        }
    }

    @Command(
            name = "reject",
            header = "Reject proposals: they are not made again.",
            footer = {"", "Example:", "  weir tags reject 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24"})
    static final class Reject extends TagsDecideCommand {
        Reject(Surroundings surroundings) {
            super(surroundings, "reject");
        }
    }

    @Command(
            name = "reopen",
            header = "Undo decisions: a tag that was accepted is taken from its column.",
            footer = {"", "Example:", "  weir tags reopen 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24"})
    static final class Reopen extends TagsDecideCommand {
        Reopen(Surroundings surroundings) {
            super(surroundings, "reopen");
        }
    }

    /** Of several, those before one that is refused stay decided. */
    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        ServiceClient service = surroundings.service();
        List<JsonNode> decided = new ArrayList<>();
        for (String id : ids) {
            Reply reply = service.post("/tag-proposals/" + ServiceClient.encoded(id) + "/" + order, Map.of());
            decided.add(reply.body());
            if (!output.json()) {
                TagProposal proposal = reply.as(TagProposal.class);
                terminal.line(TagPage.state(proposal, terminal) + "  " + proposal.alias() + "  " + proposal.column()
                        + "  " + proposal.tag());
            }
        }
        if (output.json()) {
            output.print(terminal, decided);
        }
        return Exit.OK;
    }
}
