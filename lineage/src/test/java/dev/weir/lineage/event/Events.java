package dev.weir.lineage.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Events for tests, with good defaults. */
public final class Events {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";
    public static final UUID RUN = UUID.fromString("01941c60-0000-7000-8000-000000000007");

    private final ObjectNode event = MAPPER.createObjectNode();

    private Events(String kind, String at) {
        event.put("eventTime", at).put("producer", "https://example.com/test").put("schemaURL", SPEC + kind);
    }

    /** Of the run {@link #RUN} of the job (flow, load). */
    public static Events run(String type, String at) {
        Events events = new Events("RunEvent", at);
        events.event.put("eventType", type);
        events.event.putObject("run").put("runId", RUN.toString());
        return events.job("flow", "load");
    }

    public static Events job(String at) {
        return new Events("JobEvent", at).job("flow", "load");
    }

    public static Events dataset(String at, String namespace, String name, String facets) {
        Events events = new Events("DatasetEvent", at);
        events.event
                .putObject("dataset")
                .put("namespace", namespace)
                .put("name", name)
                .set("facets", parse(facets));
        return events;
    }

    public Events job(String namespace, String name) {
        event.putObject("job").put("namespace", namespace).put("name", name);
        return this;
    }

    public Events id(UUID run) {
        ((ObjectNode) event.get("run")).put("runId", run.toString());
        return this;
    }

    public Events runFacets(String facets) {
        ((ObjectNode) event.get("run")).set("facets", parse(facets));
        return this;
    }

    public Events jobFacets(String facets) {
        ((ObjectNode) event.get("job")).set("facets", parse(facets));
        return this;
    }

    public Events input(String namespace, String name) {
        return input(namespace, name, "{}");
    }

    public Events input(String namespace, String name, String facets) {
        return add("inputs", namespace, name, facets);
    }

    public Events output(String namespace, String name) {
        return output(namespace, name, "{}");
    }

    public Events output(String namespace, String name, String facets) {
        return add("outputs", namespace, name, facets);
    }

    private Events add(String field, String namespace, String name, String facets) {
        event.withArray("/" + field)
                .addObject()
                .put("namespace", namespace)
                .put("name", name)
                .set("facets", parse(facets));
        return this;
    }

    public String json() {
        return event.toString();
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(json, noJson);
        }
    }
}
