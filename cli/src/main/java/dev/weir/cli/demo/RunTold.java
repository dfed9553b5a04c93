package dev.weir.cli.demo;

import dev.weir.cli.service.Lake;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A run of a job of the demo, as OpenLineage events: its start and its end.
 *
 * @see <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">OpenLineage 2.0.2</a>
 */
record RunTold(String job, UUID id, boolean failed, List<Map<String, Object>> events) {

    private static final String NIGHTLY = "nightly";
    private static final String PRODUCER = "https://weir.dev/demo";
    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";
    private static final List<String> DIRECT = List.of("IDENTITY", "TRANSFORMATION", "AGGREGATION");

    /** What starts the others. */
    static RunTold ofNight(LocalDate day) {
        Instant start = day.atTime(LocalTime.of(1, 58)).toInstant(ZoneOffset.UTC);
        UUID id = idOf(NIGHTLY, start);
        Map<String, Object> job =
                jobOf(NIGHTLY, Map.of("jobType", jobType("AIRFLOW", "DAG"), "ownership", ownership("team:lake")));
        Map<String, Object> run = Map.of("runId", id.toString(), "facets", Map.of());
        return new RunTold(
                NIGHTLY,
                id,
                false,
                List.of(
                        event("START", start, run, job, List.of(), List.of()),
                        event("COMPLETE", start.plusSeconds(4 * 3600L), run, job, List.of(), List.of())));
    }

    static RunTold of(Pipeline pipeline, Lake lake, Instant start, boolean fails, RunTold parent) {
        UUID id = idOf(pipeline.name(), start);
        // Runs do not take the same time each night, and yet the same each time that they are told of.
        double slower = 0.75 + Math.floorMod(id.getLeastSignificantBits(), 50) / 100.0;
        Instant end = start.plusSeconds(Math.round(pipeline.minutes() * 60 * slower));
        long rows = Math.round(pipeline.rows() * (0.97 + Math.floorMod(id.getMostSignificantBits(), 6) / 100.0));

        Map<String, Object> job = jobOf(pipeline.name(), jobFacets(pipeline));
        List<Map<String, Object>> inputs = pipeline.reads().stream()
                .map(place -> dataset(place, lake, Map.of()))
                .toList();
        List<Map<String, Object>> outputs = pipeline.writes().stream()
                .map(place -> {
                    Map<String, Object> dataset = dataset(place, lake, outputFacets(pipeline, lake));
                    dataset.put(
                            "outputFacets",
                            Map.of(
                                    "outputStatistics",
                                    facet("1-0-2/OutputStatisticsOutputDatasetFacet.json", Map.of("rowCount", rows))));
                    return dataset;
                })
                .toList();
        Map<String, Object> started = run(id, start, parent, false);
        return new RunTold(
                pipeline.name(),
                id,
                fails,
                List.of(
                        event("START", start, started, job, inputs, List.of()),
                        event(
                                fails ? "FAIL" : "COMPLETE",
                                end,
                                run(id, start, parent, fails),
                                job,
                                inputs,
                                fails ? List.of() : outputs)));
    }

    private static UUID idOf(String job, Instant start) {
        return UUID.nameUUIDFromBytes((job + " " + start).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> event(
            String type,
            Instant at,
            Map<String, Object> run,
            Map<String, Object> job,
            List<Map<String, Object>> inputs,
            List<Map<String, Object>> outputs) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventTime", at.toString());
        event.put("eventType", type);
        event.put("producer", PRODUCER);
        event.put("schemaURL", SPEC);
        event.put("run", run);
        event.put("job", job);
        event.put("inputs", inputs);
        event.put("outputs", outputs);
        return event;
    }

    private static Map<String, Object> run(UUID id, Instant start, RunTold parent, boolean fails) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put(
                "nominalTime", facet("1-0-1/NominalTimeRunFacet.json", Map.of("nominalStartTime", start.toString())));
        facets.put(
                "parent",
                facet(
                        "1-1-0/ParentRunFacet.json",
                        Map.of(
                                "run",
                                Map.of("runId", parent.id().toString()),
                                "job",
                                Map.of("namespace", DemoLineage.NAMESPACE, "name", parent.job()))));
        if (fails) {
            facets.put(
                    "errorMessage",
                    facet(
                            "1-0-1/ErrorMessageRunFacet.json",
                            Map.of(
                                    "message",
                                    "Out of memory while sorting: 280,000 rows in a container of 256 MB",
                                    "programmingLanguage",
                                    "SQL")));
        }
        return Map.of("runId", id.toString(), "facets", facets);
    }

    private static Map<String, Object> jobOf(String name, Map<String, Object> facets) {
        return Map.of("namespace", DemoLineage.NAMESPACE, "name", name, "facets", facets);
    }

    private static Map<String, Object> jobFacets(Pipeline pipeline) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put(
                "jobType",
                jobType(pipeline.sql() == null ? "PYTHON" : "DBT", pipeline.sql() == null ? "TASK" : "MODEL"));
        facets.put("ownership", ownership(pipeline.owner()));
        if (pipeline.about() != null) {
            facets.put(
                    "documentation",
                    facet("1-1-0/DocumentationJobFacet.json", Map.of("description", pipeline.about())));
        }
        if (pipeline.sql() != null) {
            facets.put("sql", facet("1-1-0/SQLJobFacet.json", Map.of("query", pipeline.sql(), "dialect", "duckdb")));
        }
        facets.put(
                "sourceCodeLocation",
                facet(
                        "1-0-1/SourceCodeLocationJobFacet.json",
                        Map.of(
                                "type",
                                "git",
                                "url",
                                "https://git.acme.example/lake/pipelines/"
                                        + pipeline.name().replace('.', '/'))));
        return facets;
    }

    private static Map<String, Object> jobType(String integration, String type) {
        return facet(
                "2-0-3/JobTypeJobFacet.json",
                Map.of("processingType", "BATCH", "integration", integration, "jobType", type));
    }

    private static Map<String, Object> ownership(String owner) {
        return facet(
                "1-0-1/OwnershipJobFacet.json", Map.of("owners", List.of(Map.of("name", owner, "type", "MAINTAINER"))));
    }

    private static Map<String, Object> outputFacets(Pipeline pipeline, Lake lake) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put(
                "ownership",
                facet(
                        "1-0-1/OwnershipDatasetFacet.json",
                        Map.of("owners", List.of(Map.of("name", pipeline.owner(), "type", "MAINTAINER")))));
        Map<String, Object> columns = columns(pipeline, lake);
        if (!columns.isEmpty()) {
            facets.put("columnLineage", facet("1-2-0/ColumnLineageDatasetFacet.json", Map.of("fields", columns)));
        }
        if (pipeline.shows() != null) {
            facets.put(
                    "datasetType",
                    facet("1-0-0/DatasetTypeDatasetFacet.json", Map.of("datasetType", pipeline.shows())));
        }
        return facets;
    }

    private static Map<String, Object> columns(Pipeline pipeline, Lake lake) {
        Map<String, List<Map<String, Object>>> entering = new TreeMap<>();
        String first = pipeline.reads().get(0);
        for (String column : Objects.requireNonNullElse(pipeline.copies(), List.<String>of())) {
            entering.computeIfAbsent(column, none -> new ArrayList<>())
                    .add(entry(first, column, "IDENTITY", false, lake));
        }
        for (List<String> told : Objects.requireNonNullElse(pipeline.columns(), List.<List<String>>of())) {
            boolean masked = told.size() > 4 && told.get(4).equals("masked");
            entering.computeIfAbsent(told.get(0), none -> new ArrayList<>())
                    .add(entry(told.get(1), told.get(2), told.get(3), masked, lake));
        }
        Map<String, Object> fields = new TreeMap<>();
        entering.forEach((column, inputs) -> fields.put(column, Map.of("inputFields", inputs)));
        return fields;
    }

    private static Map<String, Object> entry(String place, String column, String kind, boolean masked, Lake lake) {
        Map<String, Object> entry = dataset(place, lake, Map.of());
        entry.remove("facets");
        entry.put("field", column);
        entry.put(
                "transformations",
                List.of(Map.of(
                        "type", DIRECT.contains(kind) ? "DIRECT" : "INDIRECT", "subtype", kind, "masking", masked)));
        return entry;
    }

    private static Map<String, Object> dataset(String place, Lake lake, Map<String, Object> facets) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        int space = place.indexOf(' ');
        if (space < 0) {
            dataset.put("namespace", "file");
            dataset.put("name", lake.root().replaceFirst("^file://", "") + place);
        } else {
            dataset.put("namespace", place.substring(0, space));
            dataset.put("name", place.substring(space + 1));
        }
        dataset.put("facets", facets);
        return dataset;
    }

    private static Map<String, Object> facet(String schema, Map<String, Object> content) {
        Map<String, Object> facet = new LinkedHashMap<>(content);
        facet.put("_producer", PRODUCER);
        facet.put("_schemaURL", FACETS + schema);
        return facet;
    }
}
