package dev.weir.quality.ruleset;

import dev.weir.platform.page.Words;
import dev.weir.quality.contract.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How two versions of a ruleset differ in what they mean. Pure.
 *
 * @param fields of the head, by name
 * @param rules analyzers among them; in the order of the later version, what is gone last
 * @param textOnly the rules are the same, and their order, comments or layout are not
 */
public record RulesetDiff(List<Field> fields, List<RuleChange> rules, boolean textOnly) {

    public RulesetDiff {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /** @param before empty if it was not set; so with {@code after} */
    public record Field(String name, Optional<String> before, Optional<String> after) {}

    /** @param before empty for a rule that is new, {@code after} for one that is gone */
    public record RuleChange(Optional<Rule> before, Optional<Rule> after) {}

    /** @param before empty for a ruleset that is new, {@code after} for one that is to be deleted */
    public static RulesetDiff between(Optional<Ruleset> before, Optional<Ruleset> after) {
        List<RuleChange> rules = rules(
                before.map(RulesetDiff::asked).orElse(List.of()),
                after.map(RulesetDiff::asked).orElse(List.of()));
        boolean sameText = before.map(Ruleset::dqdl).equals(after.map(Ruleset::dqdl));
        return new RulesetDiff(
                fields(
                        before.map(RulesetDiff::head).orElse(Map.of()),
                        after.map(RulesetDiff::head).orElse(Map.of())),
                rules,
                rules.isEmpty() && !sameText);
    }

    public boolean isEmpty() {
        return fields.isEmpty() && rules.isEmpty() && !textOnly;
    }

    private static List<Rule> asked(Ruleset ruleset) {
        return Stream.concat(ruleset.rules().stream(), ruleset.analyzers().stream())
                .toList();
    }

    private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name))))
                .map(name ->
                        new Field(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
                .toList();
    }

    /** The names of the fields are those of the head of a file. */
    private static Map<String, String> head(Ruleset ruleset) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("lake", ruleset.lake());
        head.put("dataset", ruleset.dataset());
        head.put("target", ruleset.target());
        head.put("quarantine", ruleset.quarantine());
        head.put("publishAs", word(ruleset.publishAs()));
        head.put("mode", word(ruleset.mode()));
        ruleset.maxBadShare().ifPresent(share -> head.put("maxBadShare", Double.toString(share)));
        head.put("keepOriginals", word(ruleset.terms().originals()));
        head.put(
                "requiresSecondPerson",
                Boolean.toString(ruleset.terms().approval() == QuarantineTerms.Approval.SECOND_PERSON));
        ruleset.owner().ifPresent(owner -> head.put("owner", owner));
        head.put("composite", ruleset.rowWise() ? "row" : "column");
        new TreeMap<>(ruleset.references()).forEach((alias, dataset) -> head.put("references." + alias, dataset));
        return head;
    }

    private static String word(Enum<?> constant) {
        return Words.of(constant);
    }

    /** What makes a rule the same rule, wherever it stands. */
    private record Said(String text, Rule.Severity severity, Map<String, String> labels) {
        static Said by(Rule rule) {
            return new Said(rule.oneLine(), rule.severity(), rule.labels());
        }
    }

    private static List<RuleChange> rules(List<Rule> before, List<Rule> after) {
        List<Rule> gone = new ArrayList<>(before);
        List<Rule> fresh = new ArrayList<>();
        for (Rule rule : after) {
            if (!takeFirst(gone, Said.by(rule)).isPresent()) {
                fresh.add(rule);
            }
        }
        List<RuleChange> changes = new ArrayList<>();
        for (Rule rule : fresh) {
            // The same question with another condition, threshold or severity is one rule that changed.
            Optional<Rule> was = gone.stream()
                    .filter(other -> other.kind() == rule.kind()
                            && other.columns().equals(rule.columns())
                            && other.arguments().equals(rule.arguments()))
                    .min(Comparator.comparing(other -> !other.oneLine().equals(rule.oneLine())));
            was.ifPresent(gone::remove);
            changes.add(new RuleChange(was, Optional.of(rule)));
        }
        gone.forEach(rule -> changes.add(new RuleChange(Optional.of(rule), Optional.empty())));
        return changes;
    }

    private static Optional<Rule> takeFirst(List<Rule> rules, Said said) {
        Optional<Rule> found =
                rules.stream().filter(rule -> Said.by(rule).equals(said)).findFirst();
        found.ifPresent(rules::remove);
        return found;
    }
}
