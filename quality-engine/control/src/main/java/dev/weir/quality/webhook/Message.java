package dev.weir.quality.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.platform.change.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a hook is sent. Pure. */
final class Message {

    private Message() {}

    static Map<String, Object> of(WebhookSettings.Kind kind, UUID id, Change change) {
        return switch (kind) {
            case SLACK -> Map.of("text", sentence(change));
            case SIGNED -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("id", id);
                body.put("kind", change.kind());
                body.put("subject", change.subject());
                body.put("at", change.at());
                body.put("payload", change.payload());
                yield body;
            }
        };
    }

    /** @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack's mrkdwn</a> */
    static String sentence(Change change) {
        JsonNode payload = change.payload();
        String dataset = "*" + text(payload, "dataset") + "*";
        String gate = " (ruleset " + text(payload, "ruleset") + ")";
        String reason =
                payload.hasNonNull("reason") ? "\n>" + text(payload, "reason").replace("\n", "\n>") : "";
        String owner = payload.hasNonNull("owner") ? "\nOwner: " + text(payload, "owner") : "";
        String subject = "\n`" + escaped(change.subject()) + "`";
        return switch (change.kind()) {
            case "incident.opened" -> ":rotating_light: Incident opened: " + dataset + gate + reason + owner + subject;
            case "incident.joined" ->
                ":rotating_light: Incident goes on, " + payload.path("failures").asLong() + " batches by now: "
                        + dataset + gate + reason + owner + subject;
            case "incident.closed" ->
                ":white_check_mark: Incident closed by " + text(payload, "closedBy") + ": " + dataset + gate + "\n>"
                        + text(payload, "closedFor") + subject;
            default -> words(change.kind()) + ": " + dataset + gate + reason + subject;
        };
    }

    /** {@code batch.published} as "Batch published". */
    private static String words(String kind) {
        String words = kind.replace('.', ' ').replace('-', ' ');
        return escaped(Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    private static String text(JsonNode payload, String field) {
        return escaped(payload.path(field).asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
