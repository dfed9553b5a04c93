package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir policy plan}. */
@Command(
        name = "plan",
        header = "Show who would gain and who would lose access if these documents held. Changes nothing.",
        description = {
            "Exit codes: 0 nothing would change, 2 something would, 1 the documents are wrong, 3 wrong usage,",
            "4 the service does not answer.",
            ""
        })
public final class PolicyPlanCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The folder of the documents.")
    private String folder = "";

    @Option(names = "--target", paramLabel = "NAME", description = "Only this one of the documents' targets.")
    private String target = "";

    @Option(names = "--format", paramLabel = "text|markdown", description = "markdown: for a pull request.")
    private String format = "text";

    @Mixin
    private final Output output = new Output();

    public PolicyPlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!List.of("text", "markdown").contains(format)) {
            throw new UsageError("--format is text or markdown, not " + format);
        }
        Map<String, Object> documents = Map.of("files", PolicyFolder.read(Path.of(folder), folder));
        String query = target.isEmpty() ? "" : "?target=" + ServiceClient.encoded(target);
        ServiceClient service = surroundings.service();
        Terminal terminal = surroundings.terminal();
        JsonNode plans = service.post("/policies/preview" + query, documents).body();
        if (output.json()) {
            output.print(terminal, plans);
        } else if (format.equals("markdown")) {
            terminal.out().print(PlanPage.markdown(plans));
            terminal.out().flush();
        } else {
            plans.forEach(plan -> PlanPage.print(plan, terminal));
        }
        boolean changes = false;
        for (JsonNode plan : plans) {
            changes |= !plan.path("changes").isEmpty() || !plan.path("held").isEmpty();
        }
        return changes ? PolicyExit.CHANGES : Exit.OK;
    }
}
