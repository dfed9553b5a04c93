package dev.weir.quality.ruleset;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.problem.Place;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.rules.RulesInvalid;
import dev.weir.quality.rules.RulesParser;
import dev.weir.quality.rules.RulesText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the text of rules, and refuses what nobody could evaluate when a batch comes. */
@ApplicationScoped
public class RuleTexts {

    private final ReferencedDatasets datasets;

    RuleTexts(ReferencedDatasets datasets) {
        this.datasets = datasets;
    }

    /** @throws RulesetInvalid with every place that is wrong */
    public RulesText read(String dqdl, boolean rowWise) {
        try {
            return RulesParser.parse(dqdl, rowWise);
        } catch (RulesInvalid invalid) {
            throw new RulesetInvalid(invalid.mistakes().stream()
                    .map(mistake -> Place.text(mistake.line(), mistake.column(), mistake.message()))
                    .toList());
        }
    }

    /** @throws RulesetInvalid if a rule compares the batch with a dataset that there is not */
    void requireReferences(Lake lake, RulesText text, Map<String, String> references) {
        List<Place> missing = text.rules().stream()
                .flatMap(Rule::leaves)
                .flatMap(rule -> rule.reference() == null
                        ? Stream.empty()
                        : Stream.of(rule.reference().alias())
                                .filter(alias -> !alias.isEmpty())
                                .filter(alias -> datasets.location(lake, references.getOrDefault(alias, alias))
                                        .isEmpty())
                                .map(alias -> Place.text(rule.line(), 1, missing(lake, alias, references))))
                .toList();
        if (!missing.isEmpty()) {
            throw new RulesetInvalid(missing);
        }
    }

    private static String missing(Lake lake, String alias, Map<String, String> references) {
        return "the catalog has no dataset " + references.getOrDefault(alias, alias) + " in lake " + lake.name()
                + ": crawl it first, or say which dataset \"" + alias + "\" is, in references";
    }
}
