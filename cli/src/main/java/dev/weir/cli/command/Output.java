package dev.weir.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --output}, the same for every command that answers something. */
public final class Output {

    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** How to write the answer. */
    public enum Form {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Text for people, or the service's JSON for programs. Default: ${DEFAULT-VALUE}.")
    private Form form = Form.text;

    public boolean json() {
        return form == Form.json;
    }

    public void print(Terminal terminal, JsonNode body) {
        try {
            terminal.line(PRETTY.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON", e);
        }
    }

    public void print(Terminal terminal, List<JsonNode> items) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        print(terminal, page);
    }
}
