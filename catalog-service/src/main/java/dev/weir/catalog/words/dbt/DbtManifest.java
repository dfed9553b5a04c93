package dev.weir.catalog.words.dbt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.platform.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of a dbt project, in the three shapes there are: {@code manifest.json} since version 10 (semantic
 * models), earlier ones (a metric with a {@code model} and a {@code calculation_method}), and {@code semantic_manifest.json}.
 * What a version adds is passed over.
 *
 * @see <a href="https://docs.getdbt.com/reference/artifacts/manifest-json">dbt's manifest</a>
 */
public final class DbtManifest {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern REF = Pattern.compile("ref\\(\\s*(?:['\"][^'\"]+['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"]");
    private static final int DEEPEST = 50;

    private final Map<String, Told> metrics = new LinkedHashMap<>();
    private final Map<String, Measure> measures = new HashMap<>();
    private final Map<String, String> tablesOfModels = new HashMap<>();
    private final List<Place> wrong = new ArrayList<>();

    private record Told(JsonNode node, String pointer) {}

    private record Measure(
            String expression,
            @Nullable String grain,
            Set<String> dimensions,
            @Nullable String table) {}

    private DbtManifest() {}

    /** @throws DbtUnreadable with the JSON pointers of all that is wrong */
    public static List<DbtMetric> read(ObjectMapper mapper, String text) {
        JsonNode root;
        try {
            root = mapper.readTree(text);
        } catch (JsonProcessingException noJson) {
            var at = noJson.getLocation();
            throw new DbtUnreadable(List.of(
                    at == null
                            ? Place.pointer("", "this is no JSON")
                            : Place.text(at.getLineNr(), at.getColumnNr(), "this is no JSON")));
        }
        return new DbtManifest().metrics(root);
    }

    private List<DbtMetric> metrics(JsonNode root) {
        if (!root.path("metrics").isContainerNode()) {
            throw new DbtUnreadable(List.of(Place.pointer("/metrics", "is missing, or no list of metrics")));
        }
        each(root.path("nodes"), "/nodes", (node, pointer) -> {
            if (node.path("resource_type").asText().equals("model")) {
                tablesOfModels.put(
                        node.path("name").asText(),
                        table(
                                node.path("schema"),
                                node.path("alias").isMissingNode() ? node.path("name") : node.path("alias")));
            }
        });
        each(root.path("semantic_models"), "/semantic_models", this::readModel);
        each(root.path("metrics"), "/metrics", (node, pointer) -> {
            String name = node.path("name").asText();
            if (!KEY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                wrong.add(Place.pointer(pointer + "/name", "is missing, or no name of a metric"));
            } else {
                metrics.put(name, new Told(node, pointer));
            }
        });
        List<DbtMetric> read = new ArrayList<>();
        metrics.forEach((name, told) -> read.add(metric(name, told)));
        if (!wrong.isEmpty()) {
            throw new DbtUnreadable(wrong);
        }
        return read;
    }

    private interface Reader {
        void read(JsonNode node, String pointer);
    }

    /** A list, or a map by id; both are in use. */
    private void each(JsonNode all, String pointer, Reader reader) {
        if (all.isObject()) {
            all.fields()
                    .forEachRemaining(field -> one(
                            field.getValue(),
                            pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                            reader));
        }
        if (all.isArray()) {
            for (int i = 0; i < all.size(); i++) {
                one(all.get(i), pointer + "/" + i, reader);
            }
        }
    }

    private void one(JsonNode node, String pointer, Reader reader) {
        if (node.isObject()) {
            reader.read(node, pointer);
        } else {
            wrong.add(Place.pointer(pointer, "must be an object"));
        }
    }

    private void readModel(JsonNode model, String pointer) {
        JsonNode relation = model.path("node_relation");
        String table = relation.isObject() ? table(relation.path("schema_name"), relation.path("alias")) : null;
        Set<String> dimensions = new TreeSet<>();
        Map<String, String> grains = new HashMap<>();
        each(model.path("dimensions"), pointer + "/dimensions", (dimension, at) -> {
            dimensions.add(dimension.path("name").asText());
            String grain =
                    dimension.path("type_params").path("time_granularity").asText("");
            if (!grain.isEmpty()) {
                grains.put(dimension.path("name").asText(), grain);
            }
        });
        String usual = model.path("defaults").path("agg_time_dimension").asText("");
        each(model.path("measures"), pointer + "/measures", (measure, at) -> {
            String name = measure.path("name").asText();
            String expression = measure.path("expr").asText("");
            String time = measure.path("agg_time_dimension").asText(usual);
            measures.put(
                    name,
                    new Measure(
                            measure.path("agg").asText("sum") + "("
                                    + (expression.isEmpty() || expression.equals("null") ? name : expression) + ")",
                            grains.get(time),
                            dimensions,
                            table));
        });
    }

    private static String table(JsonNode schema, JsonNode table) {
        return (schema.asText() + "." + table.asText()).toLowerCase(Locale.ROOT);
    }

    private DbtMetric metric(String name, Told told) {
        JsonNode node = told.node();
        List<Measure> counted = new ArrayList<>();
        Set<String> tables = new LinkedHashSet<>();
        collect(name, told, counted, new HashSet<>(), 0);
        Set<String> dimensions = new TreeSet<>();
        counted.forEach(measure -> {
            dimensions.addAll(measure.dimensions());
            if (measure.table() != null) {
                tables.add(measure.table());
            }
        });
        node.path("dimensions").forEach(dimension -> dimensions.add(dimension.asText()));
        Matcher ref = REF.matcher(node.path("model").asText());
        if (ref.find()) {
            String table = tablesOfModels.get(ref.group(1));
            tables.add(table == null ? ref.group(1) : table);
        }
        String grain = Stream.of(
                        node.path("time_granularity").asText(""),
                        node.path("time_grains").path(0).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .findFirst()
                .orElseGet(() -> counted.stream()
                        .map(Measure::grain)
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(""));
        String label = node.path("label").asText("");
        return new DbtMetric(
                name.toLowerCase(Locale.ROOT),
                label.isBlank() || label.equals("null") ? name : label,
                text(node.path("description")),
                expression(node),
                grain,
                List.copyOf(dimensions),
                List.copyOf(tables),
                told.pointer());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private @Nullable String expression(JsonNode node) {
        JsonNode params = node.path("type_params");
        if (node.path("calculation_method").isTextual()) {
            return node.path("calculation_method").asText() + "("
                    + node.path("expression").asText() + ")";
        }
        if (params.path("numerator").isObject()) {
            return named(params.path("numerator")) + " / " + named(params.path("denominator"));
        }
        if (params.path("expr").isTextual() && !params.path("measure").isObject()) {
            return params.path("expr").asText();
        }
        Measure measure = measures.get(named(params.path("measure")));
        return measure == null ? text(params.path("expr")) : measure.expression();
    }

    /** {@code {"name": "orders"}}, and in older versions {@code "orders"}. */
    private static String named(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("name").asText();
    }

    /** The measures of a metric and of those that it is derived from. */
    private void collect(String name, Told told, List<Measure> counted, Set<String> seen, int depth) {
        if (!seen.add(name) || depth > DEEPEST) {
            return;
        }
        JsonNode params = told.node().path("type_params");
        Stream.of("measure", "numerator", "denominator", "base_measure", "conversion_measure")
                .forEach(part -> {
                    follow(params.path(part), told.pointer() + "/type_params/" + part, counted, seen, depth);
                    follow(
                            params.path("conversion_type_params").path(part),
                            told.pointer() + "/type_params/conversion_type_params/" + part,
                            counted,
                            seen,
                            depth);
                });
        JsonNode inputs = params.path("metrics");
        for (int i = 0; i < inputs.size(); i++) {
            follow(inputs.get(i), told.pointer() + "/type_params/metrics/" + i, counted, seen, depth);
        }
    }

    private void follow(JsonNode input, String pointer, List<Measure> counted, Set<String> seen, int depth) {
        String name = named(input);
        if (name.isEmpty() || name.equals("null")) {
            return;
        }
        Measure measure = measures.get(name);
        Told metric = metrics.get(name);
        if (measure != null) {
            counted.add(measure);
        } else if (metric != null) {
            collect(name, metric, counted, seen, depth + 1);
        } else {
            wrong.add(Place.pointer(pointer, "names " + name + ", which is neither a measure nor a metric"));
        }
    }
}
