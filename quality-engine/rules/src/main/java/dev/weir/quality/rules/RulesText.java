package dev.weir.quality.rules;

import dev.weir.quality.contract.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a DQDL document says.
 *
 * @param rules in the order of the text; none only if there are analyzers
 * @param analyzers what is to be measured besides
 */
public record RulesText(List<Rule> rules, List<Rule> analyzers) {
    public RulesText {
        rules = List.copyOf(rules);
        analyzers = List.copyOf(analyzers);
    }

    /** The other datasets that rules speak of, as they call them. */
    public List<String> references() {
        return rules.stream()
                .flatMap(Rule::leaves)
                .flatMap(rule -> rule.reference() == null
                        ? Stream.empty()
                        : Stream.of(rule.reference().alias()))
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
    }
}
