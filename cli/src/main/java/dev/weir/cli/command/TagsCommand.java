package dev.weir.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir tags}. */
@Command(
        name = "tags",
        header = "Columns that seem to hold personal data, bank accounts or secrets, and what is decided of them.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir tags list --dataset silver_crm.contacts",
            "  weir tags accept 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24",
            "  weir tags classify silver_crm.contacts"
        })
public final class TagsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new TagsCommand())
                .addSubcommand(new TagsListCommand(surroundings))
                .addSubcommand(new TagsDecideCommand.Accept(surroundings))
                .addSubcommand(new TagsDecideCommand.Reject(surroundings))
                .addSubcommand(new TagsDecideCommand.Reopen(surroundings))
                .addSubcommand(new TagsClassifyCommand(surroundings));
    }
}
