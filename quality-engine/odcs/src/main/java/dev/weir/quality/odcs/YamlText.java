package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.quality.odcs.ContractInvalid.Mistake;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML 1.2 (and so JSON), as a tree, with the place of every value. An alias counts as often as it is used, and so a document
 * cannot grow without bound: {@value #MOST_VALUES} values and {@value #DEEPEST} levels are the most.
 *
 * @param places of all values, by JSON pointer
 */
record YamlText(JsonNode root, Map<String, Place> places) {

    private static final int MOST_VALUES = 200_000;
    private static final int DEEPEST = 60;
    private static final int MOST_CHARACTERS = 3_000_000;

    /** @throws ContractInvalid if it is no YAML, or a key stands twice */
    static YamlText read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw mistake(Place.START, "the document has more than " + MOST_CHARACTERS + " characters");
        }
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder()
                            .setLabel("contract")
                            .setSchema(new CoreSchema())
                            .setMaxAliasesForCollections(100)
                            .build())
                    .composeString(text);
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(mark -> place(mark, "")).orElse(Place.START);
            throw mistake(place, "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException | ClassCastException e) {
            throw mistake(Place.START, "this is no YAML: " + e.getMessage());
        } catch (StackOverflowError deep) {
            throw mistake(Place.START, "the document is nested more than " + DEEPEST + " levels deep");
        }
        if (root.isEmpty()) {
            throw mistake(Place.START, "the document is empty; a data contract begins with apiVersion: v3.1.0");
        }
        Reading reading = new Reading();
        JsonNode tree = reading.node(root.get(), "", 0);
        return new YamlText(tree, Map.copyOf(reading.places));
    }

    /** Of what is there; of what is not, the place of what it would be in. */
    Place place(String pointer) {
        String at = pointer;
        while (!places.containsKey(at)) {
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return Place.START;
            }
            at = at.substring(0, slash);
        }
        Place found = places.get(at);
        return new Place(found.line(), found.column(), pointer);
    }

    private static Place place(Mark mark, String pointer) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, pointer);
    }

    private static ContractInvalid mistake(Place place, String message) {
        return new ContractInvalid(List.of(new Mistake(place, message)));
    }

    private static final class Reading {
        private final Map<String, Place> places = new HashMap<>();
        private int values;

        private JsonNode node(Node node, String pointer, int depth) {
            Place place = node.getStartMark().map(mark -> place(mark, pointer)).orElse(Place.START);
            places.putIfAbsent(pointer, place);
            if (++values > MOST_VALUES) {
                throw mistake(
                        place,
                        "the document has more than " + MOST_VALUES + " values, aliases counted as what"
                                + " they stand for");
            }
            if (depth > DEEPEST) {
                throw mistake(place, "the document is nested more than " + DEEPEST + " levels deep");
            }
            if (node instanceof MappingNode mapping) {
                return object(mapping, pointer, depth);
            }
            if (node instanceof SequenceNode sequence) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (Node item : sequence.getValue()) {
                    array.add(node(item, pointer + "/" + array.size(), depth + 1));
                }
                return array;
            }
            return scalar((ScalarNode) node, place);
        }

        private ObjectNode object(MappingNode mapping, String pointer, int depth) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                Place place = entry.getKeyNode()
                        .getStartMark()
                        .map(mark -> place(mark, pointer))
                        .orElse(Place.START);
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw mistake(place, "a key must be a word");
                }
                String below = Place.below(pointer, key.getValue());
                if (object.has(key.getValue())) {
                    throw mistake(
                            new Place(place.line(), place.column(), below),
                            key.getValue() + " stands twice; the first is in line "
                                    + places.getOrDefault(below, place).line());
                }
                // The place of a member is that of its key, where people look for it.
                places.put(below, new Place(place.line(), place.column(), below));
                object.set(key.getValue(), node(entry.getValueNode(), below, depth + 1));
            }
            return object;
        }

        private static JsonNode scalar(ScalarNode scalar, Place place) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            String text = scalar.getValue();
            Tag tag = scalar.getTag();
            try {
                if (tag.equals(Tag.NULL)) {
                    return json.nullNode();
                }
                if (tag.equals(Tag.BOOL)) {
                    return json.booleanNode(Boolean.parseBoolean(text.toLowerCase(java.util.Locale.ROOT)));
                }
                if (tag.equals(Tag.INT)) {
                    return whole(text);
                }
                if (tag.equals(Tag.FLOAT)) {
                    return text.matches("[-+.\\deE]+") && text.length() < 100
                            ? json.numberNode(new BigDecimal(text))
                            : json.textNode(text);
                }
            } catch (NumberFormatException e) {
                throw mistake(place, text + " is no number");
            }
            return json.textNode(text);
        }

        private static JsonNode whole(String text) {
            BigInteger number = text.startsWith("0x")
                    ? new BigInteger(text.substring(2), 16)
                    : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
            return number.bitLength() < 64
                    ? JsonNodeFactory.instance.numberNode(number.longValue())
                    : JsonNodeFactory.instance.numberNode(number);
        }
    }
}
