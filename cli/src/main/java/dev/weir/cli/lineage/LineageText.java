package dev.weir.cli.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Table;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How lineage reads. */
final class LineageText {

    private LineageText() {}

    /** A dataset's alias, or its name. */
    static String name(JsonNode node) {
        return node.path("alias").asText(node.path("name").asText());
    }

    /** {@code dataset:s3%3A//lake:silver/orders} reads {@code s3://lake silver/orders}. */
    static String id(String id) {
        String rest = id.substring(id.indexOf(':') + 1);
        int colon = rest.indexOf(':');
        return colon < 0 ? id : plain(rest.substring(0, colon)) + " " + plain(rest.substring(colon + 1));
    }

    private static String plain(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static Table edges(JsonNode edges) {
        Table table = Table.of("FROM", "TO", "SINCE", "LAST SEEN", "HOW");
        edges.forEach(edge -> row(table, edge, edge.path("kinds")));
        return table;
    }

    static Table columnEdges(JsonNode edges) {
        Table table = Table.of("FROM", "TO", "SINCE", "LAST SEEN", "HOW");
        edges.forEach(edge -> {
            var kinds = edge.path("kinds").isEmpty() ? edge.path("maskedKinds") : edge.path("kinds");
            row(table, edge, kinds);
        });
        return table;
    }

    private static void row(Table table, JsonNode edge, JsonNode kinds) {
        List<String> how = new ArrayList<>();
        kinds.forEach(kind -> how.add(kind.asText()));
        if (edge.path("masked").asBoolean()) {
            how.add("masked");
        }
        if (edge.has("endedAt")) {
            how.add("ended " + edge.path("endedAt").asText());
        }
        table.row(
                id(edge.path("from").asText()),
                id(edge.path("to").asText()),
                edge.path("firstSeen").asText(),
                edge.path("lastSeen").asText(),
                String.join(", ", how));
    }
}
