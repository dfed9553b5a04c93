package dev.weir.lineage.event;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.lineage.event.Told.DatasetTold;
import dev.weir.lineage.event.Told.JobTold;
import dev.weir.lineage.event.Told.Kind;
import dev.weir.lineage.event.Told.Pace;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.event.Told.RunTold;
import dev.weir.lineage.event.Told.Transition;
import dev.weir.lineage.event.Told.Unknown;
import dev.weir.lineage.name.NameRules;
import dev.weir.platform.dataset.DatasetName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads events. What identifies something must be right; what a facet holds may be anything: a facet that is not as the
 * spec has it is kept and counted, as is a facet that the spec does not have.
 *
 * @see <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">the spec</a>
 */
public final class EventReader {

    // Numbers come out as they went in.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
    // Behind an element come others.
    private static final ObjectReader ELEMENTS = READER.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventReader() {}

    /** @param json without white space, in UTF-8 */
    public record Read(Told told, byte[] json) {}

    /** @throws JsonProcessingException if it is not JSON */
    public static JsonNode parse(byte[] body) throws IOException {
        JsonNode parsed = READER.readTree(body);
        return parsed == null ? MAPPER.missingNode() : parsed;
    }

    /**
     * Gives {@code each} the elements of an array, one after the other: a batch as one tree would take ten times its size.
     *
     * @throws EventInvalid if it is no array
     * @throws JsonProcessingException if it is not JSON; what came before the place has been given
     */
    public static void elements(byte[] body, Consumer<JsonNode> each) throws IOException {
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new EventInvalid("", "must be an array of events");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode element = ELEMENTS.readTree(parser);
                each.accept(element);
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something comes behind the array");
            }
        }
    }

    /** What {@link #read} gave once can be read again. */
    public static Told again(byte[] json) {
        try {
            return read(parse(json)).told();
        } catch (IOException damaged) {
            throw new IllegalStateException("an event that was kept is no JSON", damaged);
        }
    }

    /** @throws EventInvalid with the place */
    public static Read read(JsonNode json) {
        Part event = new Part(json, "").object();
        Written written = written(json);
        Instant at = event.get("eventTime").instant();
        EventId id = new EventId(at.atZone(ZoneOffset.UTC).toLocalDate(), Hash.of(written.bytes()));
        return new Read(new Reading(event, written, id, at).told(), written.bytes());
    }

    private static Written written(JsonNode json) {
        try {
            return new Written(MAPPER, json);
        } catch (JsonProcessingException halfACharacter) {
            throw new EventInvalid("", "holds text that is not Unicode: " + halfACharacter.getOriginalMessage());
        }
    }

    static DatasetName datasetName(Part dataset) {
        Part told = dataset.object();
        String namespace = told.name("namespace");
        String name = told.name("name");
        return NameRules.normalise(namespace, name);
    }

    static JobName jobName(Part job) {
        Part told = job.object();
        return new JobName(told.name("namespace"), told.name("name"));
    }

    /** One event being read. */
    private static final class Reading {
        private final Part event;
        private final Written written;
        private final EventId id;
        private final Instant at;
        private final List<Unknown> unknown = new ArrayList<>();
        private final List<DatasetTold> datasets = new ArrayList<>();
        private final SourcesReader sources = new SourcesReader();

        Reading(Part event, Written written, EventId id, Instant at) {
            this.event = event;
            this.written = written;
            this.id = id;
            this.at = at;
        }

        Told told() {
            return switch (kind()) {
                case RUN -> run();
                case JOB -> job(Kind.JOB, Optional.empty(), Optional.empty());
                case DATASET -> dataset();
                case UNKNOWN -> unknown();
            };
        }

        /** The schema says which kind it is; where it does not, as with clients of old, the fields do. */
        private Kind kind() {
            String schema = event.textOf("schemaURL").orElse("");
            String name = schema.substring(schema.lastIndexOf('/') + 1);
            switch (name) {
                case "RunEvent":
                    return Kind.RUN;
                case "JobEvent":
                    return Kind.JOB;
                case "DatasetEvent":
                    return Kind.DATASET;
                default:
                    break;
            }
            if (name.endsWith("Event")) {
                unknown.add(new Unknown("event", cut(name)));
                return Kind.UNKNOWN;
            }
            if (event.has("run")) {
                return Kind.RUN;
            }
            if (event.has("job")) {
                return Kind.JOB;
            }
            if (event.has("dataset")) {
                return Kind.DATASET;
            }
            throw new EventInvalid("", "is no event: it has neither run nor job nor dataset");
        }

        private Told unknown() {
            return new Told(
                    id,
                    Kind.UNKNOWN,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Shape.EMPTY,
                    Map.of(),
                    unknown);
        }

        private Told run() {
            Part run = event.get("run").object();
            Map<String, Part> facets = facets(run, "facets", KnownFacets.RUN);
            Optional<String> type = event.find("eventType").map(Part::text);
            Optional<Part> parent = Optional.ofNullable(facets.get("parent"));
            Optional<Part> nominal = Optional.ofNullable(facets.get("nominalTime"));
            RunTold told = new RunTold(
                    run.uuid("runId"),
                    type.map(this::transition).orElse(Transition.OTHER),
                    pace(),
                    nominal.flatMap(part -> lenient("run/nominalTime", () -> part.find("nominalStartTime")
                            .map(Part::instant))),
                    nominal.flatMap(part -> lenient(
                            "run/nominalTime", () -> part.find("nominalEndTime").map(Part::instant))),
                    parent.flatMap(part -> lenient("run/parent", () -> Optional.of(runOf(part)))),
                    parent.flatMap(part ->
                            lenient("run/parent", () -> part.find("root").map(Reading::runOf))),
                    Optional.ofNullable(facets.get("errorMessage"))
                            .flatMap(part -> part.textOf("message"))
                            .map(Reading::plain));
            return job(Kind.RUN, type, Optional.of(told));
        }

        private Transition transition(String type) {
            try {
                return Transition.valueOf(type.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException newer) {
                unknown.add(new Unknown("event", "RunEvent " + cut(type)));
                return Transition.OTHER;
            }
        }

        private Pace pace() {
            boolean streaming = event.find("job")
                    .flatMap(job -> job.find("facets"))
                    .flatMap(facets -> facets.find("jobType"))
                    .flatMap(type -> type.textOf("processingType"))
                    .filter(type -> type.equalsIgnoreCase("STREAMING"))
                    .isPresent();
            return streaming ? Pace.STREAMING : Pace.BATCH;
        }

        private static RunOf runOf(Part facet) {
            return new RunOf(facet.get("run").object().uuid("runId"), jobName(facet.get("job")));
        }

        private Told job(Kind kind, Optional<String> type, Optional<RunTold> run) {
            Part part = event.get("job");
            JobName name = jobName(part);
            Map<String, Part> facets = facets(part, "facets", KnownFacets.JOB);
            Shape.Builder shape = new Shape.Builder();
            for (Part input : event.items("inputs")) {
                DatasetName read = datasetName(input);
                shape.input(read);
                Map<String, Part> told = datasetFacets(input, read);
                facets(input, "inputFacets", KnownFacets.INPUT);
                explicit(told, read, sources.of(SourcesReader.declared(read)), SourcesReader.declared(read));
            }
            for (Part output : event.items("outputs")) {
                DatasetName written = datasetName(output);
                shape.output(written);
                Map<String, Part> told = datasetFacets(output, written);
                facets(output, "outputFacets", KnownFacets.OUTPUT);
                columns(told, written, shape, name);
            }
            Optional.ofNullable(facets.get("lineage"))
                    .ifPresent(facet -> attempt("job/lineage", () -> sources.entries(facet, name, shape)));
            return new Told(
                    id,
                    kind,
                    at,
                    type.map(Reading::plain),
                    run,
                    Optional.of(new JobTold(name, kept(facets))),
                    datasets,
                    shape.build(),
                    elsewhere(),
                    unknown);
        }

        private Told dataset() {
            Part part = event.get("dataset");
            DatasetName name = datasetName(part);
            JobName madeUp = SourcesReader.declared(name);
            columns(datasetFacets(part, name), name, sources.of(madeUp), madeUp);
            return new Told(
                    id,
                    Kind.DATASET,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    datasets,
                    Shape.EMPTY,
                    elsewhere(),
                    unknown);
        }

        private Map<JobName, Shape> elsewhere() {
            Map<JobName, Shape> shapes = sources.elsewhere();
            shapes.values().removeIf(Shape::isEmpty);
            return shapes;
        }

        private void columns(Map<String, Part> facets, DatasetName output, Shape.Builder shape, JobName job) {
            if (facets.containsKey("lineage")) {
                explicit(facets, output, shape, job);
            } else if (facets.containsKey("columnLineage")) {
                attempt(
                        "dataset/columnLineage",
                        () -> sources.columnLineage(facets.get("columnLineage"), output, shape));
            }
        }

        private void explicit(Map<String, Part> facets, DatasetName output, Shape.Builder shape, JobName job) {
            if (facets.containsKey("lineage")) {
                attempt("dataset/lineage", () -> sources.lineage(facets.get("lineage"), output, shape, job));
            }
        }

        private Map<String, Part> datasetFacets(Part dataset, DatasetName name) {
            Map<String, Part> facets = facets(dataset, "facets", KnownFacets.DATASET);
            List<DatasetName> symlinks = new ArrayList<>();
            Optional.ofNullable(facets.get("symlinks"))
                    .ifPresent(facet -> attempt("dataset/symlinks", () -> facet.items("identifiers")
                            .forEach(identifier -> symlinks.add(datasetName(identifier)))));
            symlinks.remove(name);
            Optional<Facet> schema = Optional.ofNullable(facets.get("schema"))
                    .flatMap(facet -> facet.find("fields"))
                    .map(this::kept);
            datasets.add(new DatasetTold(name, kept(facets), schema, symlinks));
            return facets;
        }

        private Map<String, Part> facets(Part of, String field, KnownFacets known) {
            Map<String, Part> facets = new LinkedHashMap<>();
            for (Part.Field facet : of.fields(field)) {
                facet.value().object();
                facet.value().storable(facet.name());
                facets.put(facet.name(), facet.value());
                if (!known.contains(facet.name())) {
                    unknown.add(new Unknown("facet", cut(known.path(facet.name()))));
                }
            }
            return facets;
        }

        private Map<String, Facet> kept(Map<String, Part> facets) {
            Map<String, Facet> kept = new LinkedHashMap<>();
            facets.forEach((name, part) -> kept.put(name, kept(part)));
            return kept;
        }

        private Facet kept(Part part) {
            byte[] body =
                    written.of(part.json()).orElseGet(() -> written(part.json()).bytes());
            return new Facet(Hash.of(body), new String(body, StandardCharsets.UTF_8));
        }

        private void attempt(String facet, Runnable reading) {
            lenient(facet, () -> {
                reading.run();
                return Optional.empty();
            });
        }

        /** A facet that is not as the spec has it says nothing, and is counted. */
        private <T> Optional<T> lenient(String facet, Supplier<Optional<T>> reading) {
            try {
                return reading.get();
            } catch (EventInvalid strange) {
                unknown.add(new Unknown("facet", facet + " (malformed)"));
                return Optional.empty();
            }
        }

        private static String plain(String text) {
            return text.replace('\0', '\uFFFD');
        }

        private static String cut(String name) {
            String plain = plain(name);
            return plain.length() <= 200 ? plain : plain.substring(0, 200);
        }
    }
}
