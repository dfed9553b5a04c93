package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir policy drift}. */
@Command(
        name = "drift",
        header = "Look now whether the targets still are as they were applied.",
        description = {"Exit codes: 0 they are, 2 something differs, 4 the service does not answer.", ""})
public final class PolicyDriftCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final Output output = new Output();

    public PolicyDriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode report =
                surroundings.service().post("/policies/drift", Map.of()).body();
        Terminal terminal = surroundings.terminal();
        boolean open = false;
        for (JsonNode drift : report.path("drifts")) {
            open |= drift.path("state").asText().equals("open");
        }
        if (output.json()) {
            output.print(terminal, report);
            return open ? PolicyExit.CHANGES : Exit.OK;
        }
        report.path("targets").forEach(target -> {
            if (target.has("error")) {
                terminal.line(target.path("target").asText() + " could not be read: "
                        + target.path("error").asText());
            }
        });
        for (JsonNode drift : report.path("drifts")) {
            if (drift.path("state").asText().equals("open")) {
                terminal.line("Drift " + drift.path("id").asText() + " since "
                        + drift.path("foundAt").asText() + ". Its repair:");
                PlanPage.print(drift.path("repair"), terminal);
            }
        }
        if (!open) {
            terminal.line("No drift.");
        }
        return open ? PolicyExit.CHANGES : Exit.OK;
    }
}
