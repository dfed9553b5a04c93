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

/** {@code weir policy who-can-read}. */
@Command(name = "who-can-read", header = "Show who can read a column, and why.")
public final class WhoCanReadCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "COLUMN", description = "Such as silver_crm.contacts.email.")
    private String column = "";

    @Mixin
    private final Output output = new Output();

    public WhoCanReadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answers = surroundings
                .service()
                .get("/policies/who-can-read", Map.of("column", column))
                .body();
        if (output.json()) {
            output.print(surroundings.terminal(), answers);
        } else {
            AnswersPage.print(answers, surroundings.terminal());
        }
        return Exit.OK;
    }
}
