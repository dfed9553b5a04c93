package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Confirmation;
import dev.weir.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir policy apply}. */
@Command(
        name = "apply",
        header = "Hand in the documents, plan, and make the plan true.",
        description = {
            "What would change is shown first. A plan that goes over a limit of the documents stops and names the flag",
            "that lifts it.",
            "Exit codes: 0 done, 1 refused, 3 wrong usage, 4 the service does not answer.",
            ""
        })
public final class PolicyApplyCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Surroundings surroundings;
    private final Confirmation confirmation;

    @Parameters(paramLabel = "DIR", description = "The folder of the documents.")
    private String folder = "";

    @Option(names = "--target", paramLabel = "NAME", description = "Only this one of the documents' targets.")
    private String target = "";

    @Option(names = "--source", paramLabel = "NAME", description = "The repository that the documents come from.")
    private @Nullable String source;

    @Option(names = "--commit", paramLabel = "HASH", description = "Its commit.")
    private @Nullable String commit;

    @Option(names = "--allow-losing", paramLabel = "N", description = "So many people may lose access.")
    private @Nullable Integer losing;

    @Option(names = "--allow-exposed", paramLabel = "N", description = "So many columns may be newly exposed.")
    private @Nullable Integer exposed;

    @Option(names = "--allow-deletes", paramLabel = "N", description = "So many objects may be deleted.")
    private @Nullable Integer deletes;

    @Option(names = "--allow-delete-percent", paramLabel = "N", description = "The same, of Weir's objects.")
    private @Nullable Integer deletePercent;

    @Option(names = "--allow-uncompared", description = "Apply although not everything could be compared.")
    private boolean uncompared;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    public PolicyApplyCommand(Surroundings surroundings, Confirmation confirmation) {
        this.surroundings = surroundings;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServiceClient service = surroundings.service();
        Terminal terminal = surroundings.terminal();
        Map<String, Object> documents = new HashMap<>();
        documents.put("files", PolicyFolder.read(Path.of(folder), folder));
        putIfThere(documents, "source", source);
        putIfThere(documents, "commit", commit);
        service.put("/policies/documents", documents);
        String query = target.isEmpty() ? "" : "?target=" + ServiceClient.encoded(target);
        JsonNode plans = service.post("/policies/plans" + query, Map.of()).body();
        plans.forEach(plan -> PlanPage.print(plan, terminal));
        int exit = Exit.OK;
        for (JsonNode plan : plans) {
            if (plan.path("changes").isEmpty()) {
                continue;
            }
            if (!yes
                    && confirmation.ask("Apply this to " + plan.path("target").asText() + "?")
                            != Confirmation.Answer.YES) {
                return Exit.FAILED;
            }
            if (!apply(service, plan, terminal)) {
                exit = Exit.FAILED;
            }
        }
        return exit;
    }

    private boolean apply(ServiceClient service, JsonNode plan, Terminal terminal) throws InterruptedException {
        Map<String, Object> lift = new HashMap<>();
        putIfThere(lift, "losing", losing);
        putIfThere(lift, "exposed", exposed);
        putIfThere(lift, "deletes", deletes);
        putIfThere(lift, "deletePercent", deletePercent);
        if (uncompared) {
            lift.put("uncompared", true);
        }
        JsonNode apply = service.post("/policies/plans/" + plan.path("id").asText() + "/apply", Map.of("lift", lift))
                .body();
        while (apply.path("state").asText().equals("running")) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            apply = service.get("/policies/applies/" + apply.path("id").asText())
                    .body();
        }
        boolean done = apply.path("state").asText().equals("completed");
        terminal.line("%s: %s, %s of %s changes applied%s"
                .formatted(
                        plan.path("target").asText(),
                        apply.path("state").asText(),
                        apply.path("applied").asText(),
                        apply.path("changes").asText(),
                        done ? "" : ". " + apply.path("error").asText()));
        return done;
    }

    private static void putIfThere(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
