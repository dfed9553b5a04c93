package dev.weir.quality.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas of OpenLineage's specification, as its repository has them (Apache-2.0). */
final class Spec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012, factory -> factory.schemaLoaders(loaders -> loaders.schemas(byId())));

    private static Map<String, String> byId() {
        Map<String, String> texts = new HashMap<>();
        for (String name : List.of(
                "OpenLineage",
                "TestRunFacet",
                "DataQualityAssertionsDatasetFacet",
                "DataQualityMetricsInputDatasetFacet",
                "OutputStatisticsOutputDatasetFacet",
                "ErrorMessageRunFacet",
                "JobTypeJobFacet",
                "OwnershipJobFacet")) {
            JsonNode schema = read("/openlineage/" + name + ".json");
            texts.put(schema.path("$id").asText(), schema.toString());
        }
        return texts;
    }

    private static JsonNode read(String resource) {
        try (InputStream text = Spec.class.getResourceAsStream(resource)) {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with an event, and with each of its facets by the schema that the facet itself names. */
    List<String> violations(String event) {
        List<String> found = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(event);
            check(EVENT, root, found);
            for (JsonNode facet : root.findParents("_schemaURL")) {
                check(facet.path("_schemaURL").asText(), facet, found);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private void check(String schema, JsonNode node, List<String> found) {
        schemas.getSchema(SchemaLocation.of(schema)).validate(node).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> schema + " " + message)
                .forEach(found::add);
    }
}
