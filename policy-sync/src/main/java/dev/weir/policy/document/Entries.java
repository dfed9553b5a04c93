package dev.weir.policy.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Keys and values of a YAML mapping. What is not as asked for becomes a finding, and then is as if it were not there. */
final class Entries {

    private final YamlFile file;
    private final Place place;
    private final String what;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    /** @param what it is, for messages: "a policy" */
    private Entries(YamlFile file, Node node, String what) {
        this.file = file;
        this.place = file.place(node);
        this.what = what;
        if (!(node instanceof MappingNode mapping)) {
            file.invalid(place, what + " must be keys and values");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            Place at = file.place(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                file.invalid(at, "a key must be a word");
            } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
                file.invalid(
                        at,
                        key.getValue() + " stands twice; the first is in line "
                                + file.place(entries.get(key.getValue()).getKeyNode())
                                        .line());
            }
        }
    }

    /** Of keys that people choose. */
    static Entries free(YamlFile file, Node node, String what) {
        return new Entries(file, node, what);
    }

    /** Of these keys; others are refused. */
    static Entries of(YamlFile file, Node node, String what, String... known) {
        Entries entries = new Entries(file, node, what);
        List<String> all = List.of(known);
        for (Map.Entry<String, NodeTuple> entry : List.copyOf(entries.entries.entrySet())) {
            if (!all.contains(entry.getKey())) {
                file.add(
                        PolicyFault.POLICY_KEY_UNKNOWN,
                        file.place(entry.getValue().getKeyNode()),
                        what + " has no key " + entry.getKey() + Suggestion.of(entry.getKey(), all) + " It has "
                                + String.join(", ", all));
                entries.entries.remove(entry.getKey());
            }
        }
        return entries;
    }

    Place place() {
        return place;
    }

    /** Of a key; if it is not there, of the whole. */
    Place place(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? place : file.place(entry.getKeyNode());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> word(node, key));
    }

    /** @param example of what is to be written if it is missing */
    String required(String key, String example) {
        if (!has(key)) {
            file.invalid(place, what + " must have " + key + ": write " + key + ": " + example);
        }
        return text(key).orElse("");
    }

    OptionalInt number(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            file.invalid(place(key), key + " must be a whole number, such as 10");
            return OptionalInt.empty();
        }
        return text.map(digits -> OptionalInt.of(Integer.parseInt(digits))).orElse(OptionalInt.empty());
    }

    /** One of the words of an enum, as documents write them: {@code lake-formation}. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return node(key).flatMap(node -> choice(node, key, type));
    }

    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        Set<E> chosen = new LinkedHashSet<>();
        nodes(key).forEach(node -> choice(node, key, type).ifPresent(chosen::add));
        return chosen;
    }

    private <E extends Enum<E>> Optional<E> choice(Node node, String key, Class<E> type) {
        Optional<String> text = word(node, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            known.add(word(constant));
            if (word(constant).equals(text.get())) {
                return Optional.of(constant);
            }
        }
        file.invalid(
                file.place(node),
                key + " cannot be " + text.get() + Suggestion.of(text.get(), known) + " It is one of "
                        + String.join(", ", known));
        return Optional.empty();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Items of a list; a single value is a list of one. */
    List<Node> nodes(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of(node.get());
    }

    List<String> words(String key) {
        return nodes(key).stream()
                .map(node -> word(node, key))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Each item of a list of mappings. */
    List<Node> items(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
            file.invalid(place(key), key + " must be a list, each item after a dash");
            return List.of();
        }
        return nodes(key);
    }

    Optional<String> word(Node node, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        file.invalid(file.place(node), key + " must be a word");
        return Optional.empty();
    }
}
