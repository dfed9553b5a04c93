package dev.weir.quality.score;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Outcomes counted by the kinds of rules that they are of. A composite rule is one rule, of all the kinds of its parts.
 *
 * @param byKinds names of {@link RuleKind}s in order, with a space between them; no tally is {@link Tally#NONE}
 */
public record RuleTallies(Map<String, Tally> byKinds) {

    public static final RuleTallies NONE = new RuleTallies(Map.of());

    public RuleTallies {
        Map<String, Tally> sorted = new TreeMap<>(byKinds);
        sorted.values().removeIf(Tally.NONE::equals);
        byKinds = java.util.Collections.unmodifiableMap(sorted);
    }

    /** Of a batch that was decided. A rule without an outcome is undecided. */
    public static RuleTallies of(List<Rule> rules, List<RuleOutcome> outcomes) {
        Map<String, Outcome> found =
                outcomes.stream().collect(Collectors.toMap(RuleOutcome::ruleId, RuleOutcome::outcome, (a, b) -> a));
        Map<String, Tally> tallies = new HashMap<>();
        rules.forEach(rule ->
                tallies.merge(kinds(rule), Tally.of(found.getOrDefault(rule.id(), Outcome.UNDECIDED)), Tally::plus));
        return new RuleTallies(tallies);
    }

    private static String kinds(Rule rule) {
        return rule.leaves().map(leaf -> leaf.kind().name()).distinct().sorted().collect(Collectors.joining(" "));
    }

    /** What is to be added to {@code earlier} to get this. */
    public RuleTallies minus(RuleTallies earlier) {
        return new RuleTallies(Stream.concat(
                        byKinds.entrySet().stream(),
                        earlier.byKinds.entrySet().stream()
                                .map(entry -> Map.entry(
                                        entry.getKey(), entry.getValue().negated())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Tally::plus)));
    }

    public boolean isEmpty() {
        return byKinds.isEmpty();
    }
}
