package dev.weir.policy.document;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file being read, and what was found wrong in it. An alias counts as often as it is used, so that a file cannot grow without
 * bound.
 */
record YamlFile(String name, List<Finding> findings) {

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int MOST_VALUES = 400_000;
    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 100;

    /** Empty if it is no YAML, which is then among the findings. */
    Optional<Node> compose(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return broken(new Place(name, 1, 1), "the file has more than " + MOST_CHARACTERS + " characters");
        }
        try {
            Optional<Node> root = new Compose(LoadSettings.builder()
                            .setLabel(name)
                            .setSchema(new CoreSchema())
                            .setMaxAliasesForCollections(MOST_ALIASES)
                            .build())
                    .composeString(text);
            if (root.isEmpty()) {
                return broken(
                        new Place(name, 1, 1),
                        "the file is empty; policies begin with apiVersion: " + PolicySet.API_VERSION);
            }
            new Size().count(root.get(), 0);
            return root;
        } catch (MarkedYamlEngineException e) {
            return broken(e.getProblemMark().map(this::place).orElse(new Place(name, 1, 1)), e.getProblem());
        } catch (TooLarge e) {
            return broken(e.place, String.valueOf(e.getMessage()));
        } catch (YamlEngineException | ClassCastException e) {
            return broken(new Place(name, 1, 1), String.valueOf(e.getMessage()));
        } catch (StackOverflowError deep) {
            return broken(new Place(name, 1, 1), "nested more than " + DEEPEST + " levels deep");
        }
    }

    private Optional<Node> broken(Place place, String message) {
        findings.add(new Finding(PolicyFault.POLICY_YAML_INVALID, place, message));
        return Optional.empty();
    }

    Place place(Node node) {
        return node.getStartMark().map(this::place).orElse(new Place(name, 1, 1));
    }

    private Place place(Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    void invalid(Place place, String message) {
        findings.add(new Finding(PolicyFault.POLICY_DOCUMENT_INVALID, place, message));
    }

    void add(PolicyFault fault, Place place, String message) {
        findings.add(new Finding(fault, place, message));
    }

    private final class Size {
        private int values;

        void count(Node node, int depth) {
            if (++values > MOST_VALUES) {
                throw new TooLarge(
                        place(node), "more than " + MOST_VALUES + " values, aliases counted as what they stand for");
            }
            if (depth > DEEPEST) {
                throw new TooLarge(place(node), "nested more than " + DEEPEST + " levels deep");
            }
            if (node instanceof MappingNode mapping) {
                for (NodeTuple entry : mapping.getValue()) {
                    count(entry.getKeyNode(), depth + 1);
                    count(entry.getValueNode(), depth + 1);
                }
            } else if (node instanceof SequenceNode sequence) {
                for (Node item : sequence.getValue()) {
                    count(item, depth + 1);
                }
            }
        }
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Place place;

        private TooLarge(Place place, String message) {
            super(message);
            this.place = place;
        }
    }
}
