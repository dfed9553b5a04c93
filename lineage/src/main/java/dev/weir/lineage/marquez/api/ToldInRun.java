package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.name.NameRules;
import dev.weir.platform.dataset.DatasetName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facets that the events of one run told, word for word: of each the latest.
 *
 * @param inputs of the datasets that were read, also as input; by the names that the events had for them, normalised
 */
record ToldInRun(
        SortedMap<String, JsonNode> run,
        SortedMap<String, JsonNode> job,
        Map<DatasetName, SortedMap<String, JsonNode>> inputs,
        Map<DatasetName, SortedMap<String, JsonNode>> outputs) {

    static final ToldInRun NOTHING = new ToldInRun(new TreeMap<>(), new TreeMap<>(), Map.of(), Map.of());

    /** @param events oldest first: a later one overwrites */
    static ToldInRun of(List<JsonNode> events) {
        ToldInRun told = new ToldInRun(new TreeMap<>(), new TreeMap<>(), new HashMap<>(), new HashMap<>());
        events.forEach(event -> {
            put(event.path("run").path("facets"), told.run());
            put(event.path("job").path("facets"), told.job());
            datasets(event.path("inputs"), "inputFacets", told.inputs());
            datasets(event.path("outputs"), "outputFacets", told.outputs());
        });
        return told;
    }

    private static void datasets(
            JsonNode datasets, String ofThisSide, Map<DatasetName, SortedMap<String, JsonNode>> told) {
        for (JsonNode dataset : datasets) {
            DatasetName name = NameRules.normalise(
                    dataset.path("namespace").asText(), dataset.path("name").asText());
            SortedMap<String, JsonNode> facets = told.computeIfAbsent(name, first -> new TreeMap<>());
            put(dataset.path("facets"), facets);
            put(dataset.path(ofThisSide), facets);
        }
    }

    private static void put(JsonNode from, SortedMap<String, JsonNode> into) {
        from.fields().forEachRemaining(facet -> into.put(facet.getKey(), facet.getValue()));
    }

    /** The same by the names that {@code standing} has instead. */
    ToldInRun named(Map<DatasetName, DatasetName> standing) {
        return new ToldInRun(run, job, named(inputs, standing), named(outputs, standing));
    }

    private static Map<DatasetName, SortedMap<String, JsonNode>> named(
            Map<DatasetName, SortedMap<String, JsonNode>> told, Map<DatasetName, DatasetName> standing) {
        Map<DatasetName, SortedMap<String, JsonNode>> named = new HashMap<>();
        told.forEach(
                (name, facets) -> named.computeIfAbsent(standing.getOrDefault(name, name), first -> new TreeMap<>())
                        .putAll(facets));
        return named;
    }
}
