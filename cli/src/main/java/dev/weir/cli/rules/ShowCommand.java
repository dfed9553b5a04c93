package dev.weir.cli.rules;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.Ruleset;
import dev.weir.cli.service.ServiceClient;
import dev.weir.quality.rules.RulesFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir rules show}. */
@Command(
        name = "show",
        header = "Print a ruleset as a file for weir rules apply.",
        footer = {
            "",
            "Examples:",
            "  weir rules show crm-contacts",
            "  weir rules show crm-contacts > rules/crm-contacts.dqdl   # to keep it in git from now on"
        })
public final class ShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RULESET", description = "Its name.")
    private String name;

    @Mixin
    private final Output output = new Output();

    public ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Reply reply = surroundings.service().get("/rulesets/" + ServiceClient.encoded(name));
        if (output.json()) {
            output.print(surroundings.terminal(), reply.body());
        } else {
            surroundings.terminal().line(file(reply.as(Ruleset.class)).stripTrailing());
        }
        return Exit.OK;
    }

    /** What holds anyway is left out. */
    private static String file(Ruleset ruleset) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("name", ruleset.name());
        head.put("lake", ruleset.lake());
        head.put("dataset", ruleset.dataset());
        head.put("target", ruleset.target());
        unlessUsual(head, "quarantine", ruleset.quarantine(), "quarantine/" + ruleset.target());
        unlessUsual(head, "publishAs", ruleset.publishAs(), "files");
        head.put("mode", ruleset.mode());
        unlessUsual(
                head, "maxBadShare", ruleset.maxBadShare() == null ? null : String.valueOf(ruleset.maxBadShare()), "");
        unlessUsual(head, "keepOriginals", ruleset.keepOriginals(), "turned-away");
        unlessUsual(head, "requiresSecondPerson", String.valueOf(ruleset.requiresSecondPerson()), "false");
        unlessUsual(head, "owner", ruleset.owner(), "");
        unlessUsual(head, "composite", ruleset.composite(), "column");
        return RulesFile.text(head, ruleset.references(), ruleset.dqdl());
    }

    private static void unlessUsual(Map<String, String> head, String key, @Nullable String value, String usual) {
        if (value != null && !value.equals(usual)) {
            head.put(key, value);
        }
    }
}
