package dev.weir.cli.lineage;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir lineage}. */
@Command(
        name = "lineage",
        header = "Where data came from, where it goes, and what a change would reach.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A node is dataset:<namespace>:<name>, job:<namespace>:<name>, column:<namespace>:<name>#<path>,",
            "or the alias of a dataset in the catalog, perhaps with #<path>.",
            "",
            "Examples:",
            "  weir lineage show silver_crm.contacts --direction upstream --depth 6",
            "  weir lineage impact silver_crm.contacts#email --change drop --format markdown",
            "  weir lineage diff --from 2026-10-01 --to 2026-10-27"
        })
public final class LineageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new LineageCommand())
                .addSubcommand(new LineageShowCommand(surroundings))
                .addSubcommand(new LineageImpactCommand(surroundings))
                .addSubcommand(new LineageDiffCommand(surroundings));
    }
}
