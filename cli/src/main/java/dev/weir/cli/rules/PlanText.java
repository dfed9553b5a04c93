package dev.weir.cli.rules;

import dev.weir.cli.service.RulesetPlan;
import dev.weir.cli.service.RulesetPlan.Change;
import dev.weir.cli.service.RulesetPlan.Field;
import dev.weir.cli.service.RulesetPlan.Rule;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Ink;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A plan for people: what comes with {@code +}, what goes with {@code -}, what changes with {@code ~}. */
final class PlanText {

    private final Terminal terminal;

    PlanText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(RulesetPlan plan) {
        plan.changes().stream()
                .filter(change -> !change.action().equals("unchanged"))
                .forEach(this::print);
        terminal.line(summary(plan) + ".");
    }

    private void print(Change change) {
        String file = change.file() == null ? "" : terminal.dim("  " + change.file());
        terminal.line(headline(change) + file);
        if (change.conflictDetail() != null) {
            terminal.line("    " + terminal.mark(Mark.WARN, change.conflictDetail()));
        }
        if (change.action().equals("create") || change.action().equals("update")) {
            change.head().forEach(this::print);
            change.rules().forEach(this::print);
            if (change.textOnly()) {
                terminal.line("    " + terminal.paint(Ink.YELLOW, "~ comments, layout or the order of the rules"));
            }
        }
        terminal.line();
    }

    private String headline(Change change) {
        String name = change.name();
        return switch (change.action()) {
            case "create" -> terminal.paint(Ink.GREEN, "+ " + name + " is created");
            case "update" -> terminal.paint(Ink.YELLOW, "~ " + name + " is changed");
            case "adopt" -> terminal.paint(Ink.CYAN, "~ " + name + " stays, and is kept by this source from now on");
            case "delete" -> terminal.paint(Ink.RED, "- " + name + " is deleted");
            case "orphan" -> terminal.dim("  " + name + " is in no file any more, and stays: --prune deletes it");
            default -> "  " + name + ": " + change.action();
        };
    }

    private void print(Field field) {
        if (field.before() == null) {
            terminal.line("    " + terminal.paint(Ink.GREEN, "+ " + field.name() + ": " + field.after()));
        } else if (field.after() == null) {
            terminal.line("    " + terminal.paint(Ink.RED, "- " + field.name() + ": " + field.before()));
        } else {
            terminal.line("    "
                    + terminal.paint(Ink.YELLOW, "~ " + field.name() + ": " + field.before() + " → " + field.after()));
        }
    }

    private void print(Rule rule) {
        if (rule.before() == null) {
            terminal.line("    " + terminal.paint(Ink.GREEN, "+ " + rule.after()));
        } else if (rule.after() == null) {
            terminal.line("    " + terminal.paint(Ink.RED, "- " + rule.before()));
        } else {
            terminal.line("    " + terminal.paint(Ink.YELLOW, "~ " + rule.before()));
            terminal.line("    " + terminal.paint(Ink.YELLOW, "→ " + rule.after()) + severity(rule));
        }
    }

    private static String severity(Rule rule) {
        return Objects.equals(rule.severityBefore(), rule.severityAfter())
                ? ""
                : "  (severity " + rule.severityBefore() + " → " + rule.severityAfter() + ")";
    }

    /** {@code 1 to create, 2 to change, 3 unchanged}. */
    static String summary(RulesetPlan plan) {
        List<String> parts = Stream.of(
                        part(plan, "create", "to create"),
                        part(plan, "update", "to change"),
                        part(plan, "adopt", "to take over"),
                        part(plan, "delete", "to delete"),
                        part(plan, "orphan", "without a file"),
                        part(plan, "unchanged", "unchanged"))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "No rulesets" : String.join(", ", parts);
    }

    private static String part(RulesetPlan plan, String action, String words) {
        long count = plan.count(action);
        return count == 0 ? "" : Text.count(count) + " " + words;
    }
}
