package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir policy what-can-read}. */
@Command(name = "what-can-read", header = "Show what somebody can read, and why.")
public final class WhatCanReadCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PRINCIPAL", description = "A principal of the documents.")
    private String who = "";

    @Mixin
    private final Output output = new Output();

    public WhatCanReadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answers = surroundings
                .service()
                .get("/policies/what-can-read", Map.of("who", who))
                .body();
        if (output.json()) {
            output.print(surroundings.terminal(), answers);
        } else {
            AnswersPage.print(answers, surroundings.terminal());
        }
        return Exit.OK;
    }
}
