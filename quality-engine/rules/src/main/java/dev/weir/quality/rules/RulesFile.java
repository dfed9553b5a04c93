package dev.weir.quality.rules;

import dev.weir.quality.rules.RulesInvalid.Mistake;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A file of rules as it lies in git: DQDL, with a head in YAML between two lines {@code ---}, which may be left out.
 *
 * <pre>
 * ---
 * name: crm-contacts
 * lake: acme
 * dataset: bronze_crm.contacts
 * target: bronze/crm/contacts/
 * mode: split
 * maxBadShare: 0.05
 * owner: crm-team
 * references: {countries: ref.countries}
 * ---
 * Rules = [ IsComplete "email" ]
 * </pre>
 *
 * @param head as written; nothing but {@code references} is more than a word
 * @param references aliases that rules use
 * @param dqdl without the head, every line where it was
 * @param rules what it says
 */
public record RulesFile(Map<String, String> head, Map<String, String> references, String dqdl, RulesText rules) {

    private static final Set<String> WORDS = Set.of(
            "name",
            "lake",
            "dataset",
            "target",
            "quarantine",
            "publishAs",
            "mode",
            "maxBadShare",
            "owner",
            "composite",
            "keepOriginals",
            "requiresSecondPerson");

    private static final String FENCE = "---";

    public RulesFile {
        head = Map.copyOf(head);
        references = Map.copyOf(references);
    }

    /** @throws RulesInvalid with every place that is wrong */
    public static RulesFile parse(String text) {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).strip().equals(FENCE) ? -1 : fence(lines);
        Map<String, String> head = new LinkedHashMap<>();
        Map<String, String> references = new LinkedHashMap<>();
        if (end > 0) {
            read(String.join("\n", lines.subList(1, end)), head, references);
        }
        String dqdl = "\n".repeat(Math.max(0, end + 1))
                + String.join("\n", lines.subList(Math.max(0, end + 1), lines.size()));
        return new RulesFile(head, references, dqdl, RulesParser.parse(dqdl, "row".equals(head.get("composite"))));
    }

    private static int fence(List<String> lines) {
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).strip().equals(FENCE)) {
                return line;
            }
        }
        throw mistake(1, 1, "the head has no end: a line --- is missing");
    }

    private static void read(String yaml, Map<String, String> head, Map<String, String> references) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder()
                            .setLabel("head")
                            .setMaxAliasesForCollections(10)
                            .build())
                    .composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int[] place = place(e.getProblemMark().orElse(null));
            throw mistake(place[0], place[1], "the head is no YAML: " + e.getProblem());
        }
        if (root.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping(root.get(), "the head").getValue()) {
            String key = scalar(entry.getKeyNode(), "a key");
            if (!seen.add(key)) {
                int[] place = place(entry.getKeyNode().getStartMark().orElse(null));
                throw mistake(place[0], place[1], key + " is there twice");
            }
            if (key.equals("references")) {
                for (NodeTuple reference :
                        mapping(entry.getValueNode(), "references").getValue()) {
                    references.put(
                            scalar(reference.getKeyNode(), "an alias"), scalar(reference.getValueNode(), "a dataset"));
                }
            } else if (WORDS.contains(key)) {
                head.put(key, scalar(entry.getValueNode(), key));
            } else {
                int[] place = place(entry.getKeyNode().getStartMark().orElse(null));
                throw mistake(
                        place[0],
                        place[1],
                        "the head knows no " + key + "; it knows references, "
                                + String.join(", ", WORDS.stream().sorted().toList()));
            }
        }
    }

    private static MappingNode mapping(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        int[] place = place(node.getStartMark().orElse(null));
        throw mistake(place[0], place[1], what + " must be keys and values: name: crm-contacts");
    }

    private static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        int[] place = place(node.getStartMark().orElse(null));
        throw mistake(place[0], place[1], what + " must be a word");
    }

    /** In the file: the head starts at its second line. */
    private static int[] place(@Nullable Mark mark) {
        return mark == null ? new int[] {1, 1} : new int[] {mark.getLine() + 2, mark.getColumn() + 1};
    }

    private static RulesInvalid mistake(int line, int column, String message) {
        return new RulesInvalid(List.of(new Mistake(line, column, message)));
    }
}
