package dev.weir.cli.rules;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.RulesetPlan;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Confirmation;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules apply}. */
@Command(
        name = "apply",
        header = "Bring the service's rulesets to what files say.",
        description = {
            "DIR is a folder of .dqdl files, each with a head that names its lake, dataset, target and mode. What would",
            "change is shown first, and done wholly or not at all. Twice changes nothing. A ruleset that was made or",
            "changed by somebody else is not overwritten; one whose file is gone stays, unless --prune is given.",
            "Exit codes: 0 done, 1 refused, or with --dry-run --exit-code if there are changes, 3 wrong usage,",
            "4 the service does not answer.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weir rules apply rules/ --source crm-repo",
            "  weir rules apply rules/ --source crm-repo --dry-run --exit-code   # in a pull request",
            "  weir rules apply rules/ --source crm-repo --prune --yes           # on the main branch"
        })
public final class ApplyCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Confirmation confirmation;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private String folder;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "What these files are together, such as a repository's name. Default: default.")
    private @Nullable String source;

    @Option(names = "--prune", description = "Delete rulesets of the same source whose file is gone.")
    private boolean prune;

    @Option(
            names = "--force-conflicts",
            description = "Overwrite rulesets that somebody else made or changed, and keep them from now on.")
    private boolean forceConflicts;

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--exit-code", description = "With --dry-run: exit with 1 if there are changes.")
    private boolean exitCode;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "text|json|markdown",
            defaultValue = "text",
            description = "How to show what changes. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    /** How to show it. */
    public enum Format {
        text,
        json,
        markdown
    }

    private static final String USUAL_SOURCE = "default";

    public ApplyCommand(Surroundings surroundings, Confirmation confirmation) {
        this.surroundings = surroundings;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() {
        if (prune && source == null) {
            throw new UsageError(
                    "--prune needs --source NAME: without it, files that others apply could count as gone.");
        }
        if (exitCode && !dryRun) {
            throw new UsageError("--exit-code goes with --dry-run.");
        }
        PrintWriter err = surroundings.terminal().err();
        RulesFolder files = RulesFolder.read(directory(), folder);
        if (files.files().isEmpty() && !prune) {
            throw new UsageError("There are no .dqdl files in " + folder + ".");
        }
        if (!files.mistakes().isEmpty()) {
            files.mistakes().forEach(err::println);
            err.println(
                    "weir: " + Text.count(files.mistakes().size(), "file") + " cannot be read. Nothing was changed.");
            return Exit.FAILED;
        }
        ServiceClient service = surroundings.service();
        String path = "/ruleset-sources/" + ServiceClient.encoded(source == null ? USUAL_SOURCE : source);
        Map<String, Object> order = new HashMap<>();
        order.put(
                "files", files.files().stream().map(RulesFolder.RulesText::body).toList());
        order.put("prune", prune);
        Reply reply = service.post(path + "/plan", order);
        RulesetPlan plan = reply.as(RulesetPlan.class);
        show(reply, plan);
        if (dryRun) {
            return exitCode && plan.hasChanges() ? Exit.FAILED : Exit.OK;
        }
        if (!plan.hasChanges()) {
            return Exit.OK;
        }
        if (!forceConflicts && !plan.conflicts().isEmpty()) {
            err.println("weir: " + refusal(plan.conflicts()) + " Nothing was changed.");
            return Exit.FAILED;
        }
        if (!yes && !agreed(err)) {
            return Exit.FAILED;
        }
        order.put("fingerprint", plan.fingerprint());
        order.put("forceConflicts", forceConflicts);
        RulesetPlan done = service.post(path + "/apply", order).as(RulesetPlan.class);
        if (format == Format.text) {
            Terminal terminal = surroundings.terminal();
            terminal.line(terminal.mark(Mark.GOOD, "applied") + "  "
                    + Text.count(
                            done.changes().stream()
                                    .filter(RulesetPlan.Change::changes)
                                    .count(),
                            "ruleset"));
        }
        return Exit.OK;
    }

    private Path directory() {
        return surroundings.directory().resolve(folder).toAbsolutePath().normalize();
    }

    private void show(Reply reply, RulesetPlan plan) {
        switch (format) {
            case text -> new PlanText(surroundings.terminal()).print(plan);
            case json -> new Output().print(surroundings.terminal(), reply.body());
            case markdown -> {
                surroundings.terminal().out().print(PlanMarkdown.of(plan));
                surroundings.terminal().out().flush();
            }
        }
    }

    private static String refusal(List<RulesetPlan.Change> conflicts) {
        return (conflicts.size() == 1 ? "One ruleset is" : conflicts.size() + " rulesets are")
                + " not these files' to change. Bring the files to what is there, or overwrite with --force-conflicts.";
    }

    private boolean agreed(PrintWriter err) {
        return switch (confirmation.ask("Apply this?")) {
            case YES -> true;
            case NO -> {
                err.println("weir: Nothing was changed.");
                yield false;
            }
            case NOBODY -> {
                err.println("weir: Nobody is here to be asked. Say --yes to apply it, or --dry-run to only look.");
                yield false;
            }
        };
    }
}
