package dev.weir.cli.rules;

import dev.weir.cli.service.RulesetPlan;
import dev.weir.cli.service.RulesetPlan.Change;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as a comment of a pull request: a table of what changes, and a diff of each ruleset. */
final class PlanMarkdown {

    private PlanMarkdown() {}

    static String of(RulesetPlan plan) {
        StringBuilder text = new StringBuilder("### Rulesets of `" + plan.source() + "`\n\n")
                .append(PlanText.summary(plan))
                .append(".\n");
        plan.changes().stream()
                .filter(change -> !change.action().equals("unchanged"))
                .forEach(change -> text.append('\n').append(of(change)));
        return text.toString();
    }

    private static String of(Change change) {
        String title = "**" + change.name() + "** "
                + switch (change.action()) {
                    case "create" -> "is created";
                    case "update" -> "is changed";
                    case "adopt" -> "stays, and is kept by this source from now on";
                    case "delete" -> "is deleted";
                    case "orphan" -> "is in no file any more, and stays";
                    default -> change.action();
                }
                + (change.file() == null ? "" : " (`" + change.file() + "`)") + "\n";
        String conflict = change.conflictDetail() == null ? "" : "\n> ⚠ " + change.conflictDetail() + "\n";
        boolean shown = change.action().equals("create") || change.action().equals("update");
        String lines = shown ? lines(change) : "";
        return title + conflict + (lines.isEmpty() ? "" : fenced(lines));
    }

    /** Rules may have any text in them, so the fence is longer than the longest run of backticks. */
    private static String fenced(String lines) {
        String fence = "```";
        while (lines.contains(fence)) {
            fence += "`";
        }
        return "\n" + fence + "diff\n" + lines + fence + "\n";
    }

    private static String lines(Change change) {
        String head = change.head().stream()
                .map(field -> line("-", field.name() + ": ", field.before(), "")
                        + line("+", field.name() + ": ", field.after(), ""))
                .collect(Collectors.joining());
        String rules = change.rules().stream()
                .map(rule -> line("-", "", rule.before(), severity(rule.severityBefore()))
                        + line("+", "", rule.after(), severity(rule.severityAfter())))
                .collect(Collectors.joining());
        return head + rules + (change.textOnly() ? "! comments, layout or the order of the rules\n" : "");
    }

    private static String severity(@Nullable String severity) {
        return "warn".equals(severity) ? "  # warns" : "";
    }

    private static String line(String sign, String name, @Nullable String value, String after) {
        return value == null ? "" : sign + " " + name + value + after + "\n";
    }
}
