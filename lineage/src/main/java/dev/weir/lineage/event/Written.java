package dev.weir.lineage.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * An event as JSON without white space, and where in it its upper objects and arrays are: a facet, which is kept by itself too, is cut
 * out and need not be written again.
 */
final class Written {

    private static final int EXPECTED = 16_384;
    /** As deep as the fields of a schema of a dataset: outputs, one of them, facets, schema, fields. */
    private static final int DEEPEST = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(EXPECTED);
    private final Map<JsonNode, Range> ranges = new IdentityHashMap<>();
    private final byte[] bytes;

    private record Range(int from, int to) {}

    /** @throws JsonProcessingException if it holds text that is not Unicode */
    Written(JsonMapper mapper, JsonNode event) throws JsonProcessingException {
        try (JsonGenerator generator = mapper.createGenerator(out)) {
            write(event, 0, generator);
        } catch (JsonProcessingException halfACharacter) {
            throw halfACharacter;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        this.bytes = out.toByteArray();
    }

    byte[] bytes() {
        return bytes;
    }

    /** Empty if it lies deeper, or is none of this event. */
    Optional<byte[]> of(JsonNode part) {
        return Optional.ofNullable(ranges.get(part)).map(range -> Arrays.copyOfRange(bytes, range.from(), range.to()));
    }

    private void write(JsonNode node, int depth, JsonGenerator to) throws IOException {
        if (node.isObject()) {
            to.writeStartObject(node, node.size());
            Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                to.writeFieldName(field.getKey());
                writeValue(field.getValue(), depth + 1, to);
            }
            to.writeEndObject();
        } else if (node.isArray()) {
            to.writeStartArray(node, node.size());
            for (JsonNode element : node) {
                write(element, depth + 1, to);
            }
            to.writeEndArray();
        } else if (node.isNull()) {
            to.writeNull();
        } else {
            ((ValueNode) node).serialize(to, null);
        }
    }

    // The colon before a value is written with the value.
    private void writeValue(JsonNode value, int depth, JsonGenerator to) throws IOException {
        int colon = place(to);
        write(value, depth, to);
        if (value.isContainerNode() && depth <= DEEPEST) {
            ranges.put(value, new Range(colon + 1, place(to)));
        }
    }

    private int place(JsonGenerator of) {
        return out.size() + of.getOutputBuffered();
    }
}
