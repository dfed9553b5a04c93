package dev.weir.cli.policy;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.terminal.Confirmation;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir policy}. */
@Command(
        name = "policy",
        header = "Access policies as code: who may read what, and what a change of it would do.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  weir policy test policies/ --junit report.xml",
            "  weir policy plan policies/ --format markdown   # in a pull request",
            "  weir policy apply policies/ --yes              # on the main branch",
            "  weir policy who-can-read silver_crm.contacts.email"
        })
public final class PolicyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    public static CommandLine withSubcommands(Surroundings surroundings, Confirmation confirmation) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyTestCommand(surroundings))
                .addSubcommand(new PolicyPlanCommand(surroundings))
                .addSubcommand(new PolicyApplyCommand(surroundings, confirmation))
                .addSubcommand(new PolicyDriftCommand(surroundings))
                .addSubcommand(new WhoCanReadCommand(surroundings))
                .addSubcommand(new WhatCanReadCommand(surroundings));
    }
}
