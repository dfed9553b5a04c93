package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.EventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facets as they were told. */
final class Verbatim {

    private Verbatim() {}

    static JsonNode json(String body) {
        try {
            return EventReader.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new IllegalStateException("a facet that was kept is no JSON: " + body, damaged);
        }
    }

    /** Without those that were told to be deleted. */
    static SortedMap<String, JsonNode> facets(Map<String, String> kept) {
        SortedMap<String, JsonNode> facets = new TreeMap<>();
        kept.forEach((name, body) -> {
            JsonNode facet = json(body);
            if (!facet.path("_deleted").asBoolean()) {
                facets.put(name, facet);
            }
        });
        return facets;
    }

    static Optional<String> text(Map<String, JsonNode> facets, String facet, String field) {
        return Optional.ofNullable(facets.get(facet))
                .map(found -> found.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
