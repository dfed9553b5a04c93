package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.weir.quality.odcs.ContractInvalid.Mistake;
import dev.weir.quality.odcs.Table.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads ODCS documents: first by the JSON Schema of the standard, then by what no schema can say. */
public final class ContractReader {

    private static final String NEWEST = "odcs-json-schema-v3.1.0.json";
    private static final Map<String, String> SCHEMAS = Map.of(
            "v3.0.0", "odcs-json-schema-v3.0.2.json",
            "v3.0.1", "odcs-json-schema-v3.0.2.json",
            "v3.0.2", "odcs-json-schema-v3.0.2.json",
            "v3.1.0", NEWEST);
    private static final int MOST_MISTAKES = 100;
    private static final int LONGEST = 300;

    private final YamlText yaml;
    private final List<Mistake> mistakes = new ArrayList<>();

    private ContractReader(YamlText yaml) {
        this.yaml = yaml;
    }

    /** Made once, when the first document is read. */
    private static final class Schemas {
        private static final Map<String, JsonSchema> BY_FILE = load();

        private static Map<String, JsonSchema> load() {
            Map<String, JsonSchema> schemas = new HashMap<>();
            for (String file : new HashSet<>(SCHEMAS.values())) {
                try (InputStream in = ContractReader.class.getResourceAsStream(file)) {
                    schemas.put(
                            file,
                            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                                    .getSchema(
                                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                                            SchemaValidatorsConfig.builder()
                                                    .pathType(PathType.JSON_POINTER)
                                                    .locale(Locale.ENGLISH)
                                                    .build()));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            }
            return schemas;
        }
    }

    /** @throws ContractInvalid with every place that is wrong */
    public static DataContract read(String text) {
        YamlText yaml = YamlText.read(text);
        ContractReader reader = new ContractReader(yaml);
        reader.checkAgainstSchema();
        reader.stopIfWrong();
        DataContract contract = reader.contract(text);
        reader.stopIfWrong();
        return contract;
    }

    private void stopIfWrong() {
        if (!mistakes.isEmpty()) {
            throw new ContractInvalid(mistakes.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(
                                    (Mistake mistake) -> mistake.place().line())
                            .thenComparingInt(mistake -> mistake.place().column()))
                    .limit(MOST_MISTAKES)
                    .toList());
        }
    }

    private void wrong(String pointer, String message) {
        mistakes.add(new Mistake(yaml.place(pointer), message));
    }

    private void checkAgainstSchema() {
        if (!yaml.root().isObject()) {
            wrong("", "a data contract is keys and values: apiVersion: v3.1.0");
            return;
        }
        String version = yaml.root().path("apiVersion").asText();
        if (!SCHEMAS.containsKey(version)) {
            wrong(
                    "/apiVersion",
                    version.isEmpty()
                            ? "apiVersion is missing: a document of ODCS 3.1 has apiVersion: v3.1.0"
                            : "Weir reads ODCS "
                                    + String.join(
                                            ", ",
                                            SCHEMAS.keySet().stream().sorted().toList()) + ", not " + version);
            return;
        }
        Set<ValidationMessage> messages = schema(version).validate(yaml.root());
        List<String> causes = messages.stream()
                .filter(message -> !isConsequence(message))
                .map(message -> message.getInstanceLocation().toString())
                .toList();
        Map<String, Integer> deepest = new HashMap<>();
        messages.stream()
                .filter(ContractReader::isConsequence)
                .forEach(message -> deepest.merge(
                        message.getInstanceLocation().toString(),
                        message.getEvaluationPath().getNameCount(),
                        Math::max));
        for (ValidationMessage message : messages) {
            String at = message.getInstanceLocation().toString();
            // What is wrong inside a part makes the part unevaluated, and none of several, too; and a part that has one
            // unknown member has, for the schema around it, none that it knows.
            if (isConsequence(message)
                    && (causes.stream().anyMatch(cause -> cause.startsWith(at))
                            || message.getEvaluationPath().getNameCount() < deepest.getOrDefault(at, 0)
                            || deepest.keySet().stream().anyMatch(other -> other.startsWith(at + "/")))) {
                continue;
            }
            String pointer = message.getInstanceLocation().toString();
            String property = message.getProperty();
            boolean unknown = message.getMessageKey().startsWith("additional")
                    || message.getMessageKey().startsWith("unevaluated");
            wrong(unknown && property != null ? Place.below(pointer, property) : pointer, sentence(message, pointer));
        }
    }

    private static JsonSchema schema(String version) {
        return Objects.requireNonNull(Schemas.BY_FILE.get(SCHEMAS.getOrDefault(version, NEWEST)));
    }

    private static boolean isConsequence(ValidationMessage message) {
        return message.getMessageKey().startsWith("unevaluated")
                || message.getMessageKey().startsWith("oneOf");
    }

    private String sentence(ValidationMessage message, String pointer) {
        JsonNode found = yaml.root().at(pointer);
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        String said = message.getMessage().replaceFirst("^/?[^:]*: ", "");
        if (message.getType().equals("type") && found.isNumber() && said.contains("string expected")) {
            return key + ": " + found.asText() + " is a number, and a text is expected: write it in quotes, \""
                    + found.asText() + "\"";
        }
        boolean operator = message.getType().equals("required")
                && message.getProperty() != null
                && message.getProperty().startsWith("must");
        if (operator || (message.getType().equals("oneOf") && pointer.contains("/quality/"))) {
            return "a quality check needs exactly one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo,"
                    + " mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween";
        }
        return (key.isEmpty() ? "" : key + ": ")
                + (said.length() > LONGEST ? said.substring(0, LONGEST) + " ..." : said);
    }

    private DataContract contract(String text) {
        JsonNode root = yaml.root();
        if (!root.path("kind").asText("DataContract").equals("DataContract")) {
            wrong("/kind", "kind must be DataContract, not " + root.path("kind").asText());
        }
        List<Table> tables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode schema = root.path("schema");
        for (int i = 0; i < schema.size(); i++) {
            String pointer = "/schema/" + i;
            Table table = table(schema.get(i), pointer);
            if (!names.add(table.name())) {
                wrong(pointer + "/name", "the schema has " + table.name() + " twice");
            }
            tables.add(table);
        }
        return new DataContract(
                text,
                root.path("apiVersion").asText(),
                root.path("id").asText(),
                root.path("name").asText(""),
                root.path("version").asText(),
                root.path("status").asText(""),
                owner(root.path("team")),
                tables,
                slas(root.path("slaProperties")),
                root,
                yaml.places());
    }

    private Table table(JsonNode body, String pointer) {
        List<Check> checks = new ArrayList<>();
        addChecks(body, "", pointer, checks);
        List<Field> columns = fields(body.path("properties"), pointer + "/properties", "", checks);
        requirePositions(body.path("properties"), pointer + "/properties", "primaryKey", "primaryKeyPosition");
        requirePositions(body.path("properties"), pointer + "/properties", "partitioned", "partitionKeyPosition");
        String name = body.path("name").asText();
        return new Table(name, body.path("physicalName").asText(name), columns, checks, yaml.place(pointer));
    }

    private void requirePositions(JsonNode properties, String pointer, String flag, String key) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < properties.size(); i++) {
            int position = properties.get(i).path(key).asInt(-1);
            if (properties.get(i).path(flag).asBoolean() && position > 0 && !seen.add(position)) {
                wrong(pointer + "/" + i + "/" + key, "another property has " + key + " " + position + ", too");
            }
        }
    }

    private List<Field> fields(JsonNode properties, String pointer, String path, List<Check> checks) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int keys = 0;
        int partitions = 0;
        for (int i = 0; i < properties.size(); i++) {
            JsonNode body = properties.get(i);
            String at = pointer + "/" + i;
            String name = columnName(body);
            if (name.isEmpty()) {
                wrong(at, "a property needs a name");
            } else if (!names.add(name)) {
                wrong(at + "/name", "the property " + name + " stands twice");
            }
            keys += body.path("primaryKey").asBoolean() ? 1 : 0;
            partitions += body.path("partitioned").asBoolean() ? 1 : 0;
            fields.add(field(body, name, at, path.isEmpty() ? name : path + "." + name, keys, partitions, checks));
        }
        return fields;
    }

    /** Data are found by their physical name. */
    private static String columnName(JsonNode body) {
        return body.path("physicalName").asText(body.path("name").asText(""));
    }

    private Field field(
            JsonNode body, String name, String at, String path, int keys, int partitions, List<Check> checks) {
        addChecks(body, path, at, checks);
        checkOptions(body.path("logicalTypeOptions"), at + "/logicalTypeOptions");
        List<Field> fields = fields(body.path("properties"), at + "/properties", path, checks);
        JsonNode items = body.path("items");
        Optional<Field> element = items.isObject()
                ? Optional.of(field(items, "element", at + "/items", path + ".element", 0, 0, checks))
                : Optional.empty();
        return new Field(
                name,
                type(body, at),
                body.path("required").asBoolean(),
                body.path("unique").asBoolean(),
                position(body, "primaryKey", "primaryKeyPosition", keys),
                position(body, "partitioned", "partitionKeyPosition", partitions),
                fields,
                element,
                body.path("logicalTypeOptions"),
                yaml.place(at));
    }

    private void checkOptions(JsonNode options, String at) {
        if (options.has("pattern")) {
            try {
                java.util.regex.Pattern.compile(options.path("pattern").asText());
            } catch (java.util.regex.PatternSyntaxException e) {
                wrong(at + "/pattern", "not a regular expression: " + e.getDescription());
            }
        }
        for (String what : List.of("Length", "imum", "Items", "Properties")) {
            JsonNode least = options.path(what.equals("imum") ? "minimum" : "min" + what);
            JsonNode most = options.path(what.equals("imum") ? "maximum" : "max" + what);
            if (least.isNumber() && most.isNumber() && least.decimalValue().compareTo(most.decimalValue()) > 0) {
                wrong(at, "nothing is at least " + least.asText() + " and at most " + most.asText());
            }
        }
    }

    private DataType type(JsonNode body, String at) {
        DataType logical = DataType.logical(
                body.hasNonNull("logicalType") ? body.path("logicalType").asText() : null);
        if (!body.hasNonNull("physicalType")) {
            return limited(logical, body);
        }
        DataType physical = DataType.of(body.path("physicalType").asText());
        if (physical.family() == DataType.Family.OTHER && logical.family() != DataType.Family.UNSAID) {
            return limited(logical, body);
        }
        boolean text = physical.family() == DataType.Family.STRING;
        if (!text && physical.family() != DataType.Family.OTHER && logical.to(physical) == DataType.Step.OTHER) {
            wrong(
                    at + "/physicalType",
                    "logicalType " + logical.text() + " and physicalType " + physical.text()
                            + " contradict each other");
        }
        return physical.family() == DataType.Family.STRING && physical.size() == 0
                ? limited(logicalOr(logical, physical), body)
                : physical;
    }

    /** Text files keep dates and numbers as text. */
    private static DataType logicalOr(DataType logical, DataType physical) {
        return logical.family() == DataType.Family.UNSAID || logical.family() == DataType.Family.STRING
                ? physical
                : logical;
    }

    private static DataType limited(DataType type, JsonNode body) {
        int most = body.path("logicalTypeOptions").path("maxLength").asInt(0);
        return type.family() == DataType.Family.STRING && most > 0
                ? new DataType(type.family(), most, 0, type.text() + " of at most " + most)
                : type;
    }

    private static int position(JsonNode body, String flag, String key, int counted) {
        if (!body.path(flag).asBoolean()) {
            return 0;
        }
        int said = body.path(key).asInt(-1);
        return said > 0 ? said : Math.max(1, counted);
    }

    private void addChecks(JsonNode body, String column, String pointer, List<Check> checks) {
        JsonNode quality = body.path("quality");
        for (int i = 0; i < quality.size(); i++) {
            String at = pointer + "/quality/" + i;
            checks.add(new Check(column, quality.get(i), yaml.place(at)));
            JsonNode bounds = quality.get(i).path("mustBeBetween");
            if (bounds.size() == 2
                    && bounds.get(0).decimalValue().compareTo(bounds.get(1).decimalValue()) > 0) {
                wrong(at + "/mustBeBetween", "the smaller number comes first");
            }
        }
    }

    private List<Sla> slas(JsonNode properties) {
        List<Sla> slas = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            JsonNode body = properties.get(i);
            String property = body.path("property").asText();
            slas.add(new Sla(
                    Sla.kind(property),
                    property,
                    body.path("value").asText(),
                    body.path("unit").asText(""),
                    body.path("element")
                            .asText(yaml.root().path("slaDefaultElement").asText("")),
                    body.path("driver").asText(""),
                    yaml.place("/slaProperties/" + i)));
        }
        return slas;
    }

    private static Optional<String> owner(JsonNode team) {
        if (team.path("name").isTextual()) {
            return Optional.of(team.path("name").asText());
        }
        JsonNode members = team.isArray() ? team : team.path("members");
        for (JsonNode member : members) {
            if (member.path("role").asText("").toLowerCase(Locale.ROOT).contains("owner") && !member.has("dateOut")) {
                return Optional.of(
                        member.path("name").asText(member.path("username").asText()));
            }
        }
        return Optional.empty();
    }
}
