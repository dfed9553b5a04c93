package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Terminal;

/** A plan as the service tells it. */
final class PlanPage {

    /** As the service has it: by this a comment on a pull request is found again. */
    private static final String MARKER = "<!-- weir:policy-plan -->";

    private PlanPage() {}

    static void print(JsonNode plan, Terminal terminal) {
        terminal.line("Target " + plan.path("target").asText() + ": "
                + plan.path("summary").asText());
        plan.path("effects")
                .forEach(effect -> terminal.line("  " + sign(effect.path("kind").asText()) + " "
                        + effect.path("sentence").asText()));
        plan.path("changes")
                .forEach(change -> terminal.line("    " + change.path("action").asText() + " "
                        + change.path("kind").asText() + "/"
                        + change.path("name").asText()));
        notes(plan).lines().forEach(terminal::line);
    }

    static String markdown(JsonNode plans) {
        StringBuilder text = new StringBuilder(MARKER + "\n## Access policies: who gains and who loses\n");
        for (JsonNode plan : plans) {
            text.append("\n### ").append(escaped(plan.path("target").asText())).append("\n\n");
            text.append(escaped(plan.path("summary").asText())).append("\n\n");
            plan.path("effects").forEach(effect -> text.append("- **")
                    .append(effect.path("kind").asText().replace('-', ' '))
                    .append("** ")
                    .append(escaped(effect.path("sentence").asText()))
                    .append('\n'));
            notes(plan)
                    .lines()
                    .forEach(note -> text.append("\n> ").append(escaped(note)).append('\n'));
        }
        return text.toString();
    }

    private static String notes(JsonNode plan) {
        StringBuilder notes = new StringBuilder();
        plan.path("stops").forEach(stop -> notes.append("Stopped: ")
                .append(stop.path("detail").asText())
                .append('\n'));
        plan.path("doubts")
                .forEach(doubt ->
                        notes.append("In doubt: ").append(doubt.asText()).append('\n'));
        if (!plan.path("foreign").isEmpty()) {
            notes.append(plan.path("foreign").size()).append(" objects that Weir did not make are left alone.\n");
        }
        return notes.toString();
    }

    private static String sign(String kind) {
        return switch (kind) {
            case "gains", "sees-more" -> "+";
            case "loses", "sees-less" -> "-";
            default -> "~";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("<", "&lt;")
                .replace("`", "\\`")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("@", "&#64;");
    }
}
