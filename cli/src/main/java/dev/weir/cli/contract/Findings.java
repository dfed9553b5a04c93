package dev.weir.cli.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.quality.odcs.Place;
import java.util.List;

/** What there is to say about files, in the forms that CI reads. */
record Findings(int files, List<Finding> all) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** How bad it is. */
    enum Level {
        ERROR,
        /** Something of the contract is not checked. */
        WARNING;

        String word() {
            return this == ERROR ? "error" : "warning";
        }
    }

    /** @param rule stable, for who filters: {@code contract-invalid} */
    record Finding(Level level, String rule, String file, Place place, String message) {
        String line() {
            return file + ":" + place.line() + ":" + place.column() + ": " + (level == Level.ERROR ? "" : "warning: ")
                    + message;
        }
    }

    boolean wrong() {
        return all.stream().anyMatch(finding -> finding.level() == Level.ERROR);
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("files", files);
        root.put("valid", !wrong());
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : all) {
            ObjectNode one = findings.addObject();
            one.put("level", finding.level().word());
            one.put("rule", finding.rule());
            one.put("file", finding.file());
            one.put("line", finding.place().line());
            one.put("column", finding.place().column());
            one.put("pointer", finding.place().pointer());
            one.put("message", finding.message());
        }
        return written(root);
    }

    String sarif() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "weir");
        ArrayNode rules = driver.putArray("rules");
        all.stream().map(Finding::rule).distinct().forEach(rule -> rules.addObject()
                .put("id", rule));
        ArrayNode results = run.putArray("results");
        for (Finding finding : all) {
            ObjectNode result = results.addObject();
            result.put("ruleId", finding.rule());
            result.put("level", finding.level().word());
            result.putObject("message").put("text", finding.message());
            ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
            location.putObject("artifactLocation").put("uri", finding.file());
            location.putObject("region")
                    .put("startLine", finding.place().line())
                    .put("startColumn", finding.place().column());
        }
        return written(root);
    }

    String github() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : all) {
            text.append("::")
                    .append(finding.level().word())
                    .append(" file=")
                    .append(property(finding.file()))
                    .append(",line=")
                    .append(finding.place().line())
                    .append(",col=")
                    .append(finding.place().column())
                    .append(",title=")
                    .append(property(finding.rule()))
                    .append("::")
                    .append(data(finding.message()))
                    .append('\n');
        }
        return text.toString();
    }

    static String written(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
