package dev.weir.cli.command;

import dev.weir.cli.service.TagProposal;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;

/** How proposed tags read. */
final class TagPage {

    private TagPage() {}

    static String state(TagProposal proposal, Terminal terminal) {
        Mark mark =
                switch (proposal.state()) {
                    case "accepted" -> Mark.GOOD;
                    case "rejected" -> Mark.BAD;
                    default -> Mark.OPEN;
                };
        return terminal.mark(mark, proposal.state());
    }

    static String sure(double confidence) {
        return Math.round(confidence * 100) + " %";
    }
}
