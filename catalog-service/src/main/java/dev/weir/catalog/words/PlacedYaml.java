package dev.weir.catalog.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.catalog.words.WordsProblems.Unreadable;
import dev.weir.platform.problem.Place;
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
 * YAML 1.2 (and so JSON) as a tree of texts, with the place of every value. Words are words: {@code name: 2024} is the text
 * 2024. Aliases are refused, so that a short file stays short.
 *
 * @param places of all values, by JSON pointer
 */
record PlacedYaml(JsonNode root, Map<String, Mark> places) {

    private static final int DEEPEST = 30;

    /** @throws Unreadable if it is no YAML, or a key stands twice */
    static PlacedYaml read(String text) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder()
                            .setLabel("words")
                            .setSchema(new CoreSchema())
                            .setMaxAliasesForCollections(0)
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw new Unreadable(List.of(place(e.getProblemMark(), "this is no YAML: " + e.getProblem())));
        } catch (YamlEngineException | ClassCastException e) {
            throw new Unreadable(List.of(place(Optional.empty(), "this is no YAML: " + e.getMessage())));
        }
        Reading reading = new Reading();
        JsonNode tree = root.isEmpty() ? JsonNodeFactory.instance.objectNode() : reading.node(root.get(), "", 0);
        return new PlacedYaml(tree, Map.copyOf(reading.places));
    }

    /** Of what is there; of what is not, the place of what it would be in. */
    Place place(String pointer, String detail) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Mark mark = places.get(at);
        return mark == null ? Place.pointer(pointer, detail) : place(mark, pointer, detail);
    }

    private static Place place(Mark mark, String pointer, String detail) {
        return new Place(pointer, null, mark.getLine() + 1, mark.getColumn() + 1, null, detail);
    }

    private static Place place(Optional<Mark> mark, String detail) {
        return mark.map(at -> place(at, "", detail)).orElseGet(() -> Place.text(1, 1, detail));
    }

    private static final class Reading {
        private final Map<String, Mark> places = new HashMap<>();

        private JsonNode node(Node node, String pointer, int depth) {
            node.getStartMark().ifPresent(mark -> places.putIfAbsent(pointer, mark));
            if (depth > DEEPEST) {
                throw new Unreadable(List.of(
                        place(node.getStartMark(), "the file is nested more than " + DEEPEST + " levels deep")));
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
            ScalarNode scalar = (ScalarNode) node;
            return scalar.getTag().equals(Tag.NULL)
                    ? JsonNodeFactory.instance.nullNode()
                    : JsonNodeFactory.instance.textNode(scalar.getValue());
        }

        private ObjectNode object(MappingNode mapping, String pointer, int depth) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                Optional<Mark> at = entry.getKeyNode().getStartMark();
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw new Unreadable(List.of(place(at, "a key must be a word")));
                }
                if (object.has(key.getValue())) {
                    throw new Unreadable(List.of(place(at, key.getValue() + " stands twice")));
                }
                // The place of a member is that of its key, where people look for it.
                String below = Checks.below(pointer, key.getValue());
                at.ifPresent(mark -> places.put(below, mark));
                object.set(key.getValue(), node(entry.getValueNode(), below, depth + 1));
            }
            return object;
        }
    }
}
