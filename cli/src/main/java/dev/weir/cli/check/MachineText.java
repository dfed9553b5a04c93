package dev.weir.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.check.Checked.Answer;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The answer for programs: JSON, JUnit XML as Jenkins and GitLab read it, SARIF 2.1.0, GitHub's workflow commands, Markdown.
 * None of these has values of failing rows but JSON: logs of builds are read by many.
 */
final class MachineText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MachineText() {}

    static String json(Checked checked) {
        ObjectNode root = JSON.createObjectNode();
        root.put("data", checked.data());
        root.put("rulesFile", checked.rulesFile());
        root.put("verdict", checked.verdict().name().toLowerCase(Locale.ROOT));
        CheckReport report = checked.report();
        if (report.error() != null) {
            root.put("error", report.error());
        }
        root.put("rows", report.rows());
        root.put("passedRows", report.passedRows());
        root.put("failedRows", report.failedRows());
        root.put("engine", report.engine());
        root.put("millis", report.millis());
        ArrayNode rules = root.putArray("rules");
        for (Answer answer : checked.answers()) {
            ObjectNode rule = rules.addObject();
            rule.put("id", answer.rule().id());
            rule.put("text", answer.rule().text());
            rule.put("line", answer.rule().line());
            rule.put("severity", answer.rule().severity().name().toLowerCase(Locale.ROOT));
            rule.put("outcome", answer.outcome().outcome().name().toLowerCase(Locale.ROOT));
            rule.put("metric", answer.outcome().metric());
            rule.put("failingRows", answer.outcome().failingRows());
            rule.put("message", answer.outcome().message());
        }
        root.set("samples", JSON.valueToTree(report.samples()));
        root.set("metrics", JSON.valueToTree(report.metrics()));
        return written(root);
    }

    static String junit(Checked checked) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            String seconds = String.format(Locale.ROOT, "%.3f", checked.report().millis() / 1000.0);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "weir check " + checked.data());
            xml.writeAttribute(
                    "tests", Integer.toString(Math.max(1, checked.answers().size())));
            xml.writeAttribute(
                    "failures",
                    Long.toString(
                            checked.answers().stream().filter(Answer::breaks).count()));
            xml.writeAttribute(
                    "errors",
                    Long.toString(
                            checked.count(Outcome.UNDECIDED) + (checked.report().error() == null ? 0 : 1)));
            xml.writeAttribute("skipped", Long.toString(checked.count(Outcome.SKIPPED)));
            xml.writeAttribute("time", seconds);
            if (checked.report().error() != null) {
                testcase(xml, checked, "reading the data", seconds);
                outcome(xml, "error", "engine", checked.report().error());
                xml.writeEndElement();
            }
            for (Answer answer : checked.answers()) {
                testcase(xml, checked, answer.rule().oneLine(), "0.000");
                String message = answer.outcome().message();
                switch (answer.outcome().outcome()) {
                    case FAILED -> {
                        if (answer.breaks()) {
                            outcome(xml, "failure", "failed", message);
                        } else {
                            xml.writeStartElement("system-out");
                            xml.writeCharacters("warning: " + printable(message));
                            xml.writeEndElement();
                        }
                    }
                    case UNDECIDED -> outcome(xml, "error", "undecided", message);
                    case SKIPPED -> {
                        xml.writeEmptyElement("skipped");
                        xml.writeAttribute("message", printable(message));
                    }
                    case PASSED -> {}
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML", e);
        }
        return text + "\n";
    }

    private static void testcase(XMLStreamWriter xml, Checked checked, String name, String seconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", printable(checked.rulesFile()));
        xml.writeAttribute("name", printable(name));
        xml.writeAttribute("time", seconds);
    }

    private static void outcome(XMLStreamWriter xml, String element, String type, String message)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", printable(message));
        xml.writeAttribute("type", type);
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]|[\\uFFFE\\uFFFF]", "\uFFFD");
    }

    static String sarif(Checked checked) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "weir");
        ArrayNode known = driver.putArray("rules");
        ArrayNode results = run.putArray("results");
        for (Answer answer : checked.answers()) {
            ObjectNode rule = known.addObject();
            rule.put("id", answer.rule().id());
            rule.put("name", answer.rule().kind().dqdlName());
            rule.putObject("shortDescription").put("text", answer.rule().oneLine());
            if (answer.outcome().outcome() == Outcome.FAILED || answer.outcome().outcome() == Outcome.UNDECIDED) {
                result(
                        results,
                        checked,
                        answer.rule().id(),
                        answer.warns() ? "warning" : "error",
                        said(answer),
                        answer.rule().line());
            }
        }
        if (checked.report().error() != null) {
            result(results, checked, "engine", "error", checked.report().error(), 1);
        }
        return written(root);
    }

    private static void result(
            ArrayNode results, Checked checked, String ruleId, String level, String message, int line) {
        ObjectNode result = results.addObject();
        result.put("ruleId", ruleId);
        result.put("level", level);
        result.putObject("message").put("text", message);
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", checked.rulesFile());
        place.putObject("region").put("startLine", line);
    }

    static String github(Checked checked) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : checked.answers()) {
            if (answer.outcome().outcome() == Outcome.FAILED || answer.outcome().outcome() == Outcome.UNDECIDED) {
                text.append(answer.warns() ? "::warning" : "::error")
                        .append(" file=")
                        .append(property(checked.rulesFile()))
                        .append(",line=")
                        .append(answer.rule().line())
                        .append(",title=")
                        .append(property(checked.data()))
                        .append("::")
                        .append(data(said(answer)))
                        .append('\n');
            }
        }
        if (checked.report().error() != null) {
            text.append("::error file=")
                    .append(property(checked.rulesFile()))
                    .append(",line=1::")
                    .append(data(checked.report().error()))
                    .append('\n');
        }
        if (text.isEmpty()) {
            text.append("::notice title=")
                    .append(property(checked.data()))
                    .append("::passed: all ")
                    .append(checked.answers().size())
                    .append(" rules hold\n");
        }
        return text.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    static String markdown(Checked checked) {
        StringBuilder text = new StringBuilder("### `")
                .append(checked.data())
                .append("`: ")
                .append(checked.verdict().name().toLowerCase(Locale.ROOT))
                .append("\n\n");
        if (checked.report().error() != null) {
            return text.append(checked.report().error()).append('\n').toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d rows, %,d of them bad. Rules: `%s`.%n%n| | rule | found |%n|---|---|---|%n",
                checked.report().rows(),
                checked.report().failedRows(),
                checked.rulesFile()));
        for (Answer answer : checked.answers()) {
            text.append("| ")
                    .append(
                            answer.warns()
                                    ? "warning"
                                    : answer.outcome().outcome().name().toLowerCase(Locale.ROOT))
                    .append(" | `")
                    .append(cell(answer.rule().oneLine()))
                    .append("` | ")
                    .append(cell(answer.outcome().message()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static String said(Answer answer) {
        return answer.rule().oneLine() + ": " + answer.outcome().message();
    }

    private static String written(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON", e);
        }
    }
}
