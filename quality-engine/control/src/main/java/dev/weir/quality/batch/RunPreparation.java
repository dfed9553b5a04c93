package dev.weir.quality.batch;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.rules.RuleResolver;
import dev.weir.quality.rules.RulesText;
import dev.weir.quality.ruleset.ReferencedDatasets;
import dev.weir.quality.ruleset.Ruleset;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the rules of a ruleset ready for a batch: asks earlier batches, looks at files, finds the other datasets. It may take
 * long, and so no transaction should be open meanwhile.
 */
@ApplicationScoped
class RunPreparation {

    private final Metrics metrics;
    private final ReferencedDatasets datasets;

    RunPreparation(Metrics metrics, ReferencedDatasets datasets) {
        this.metrics = metrics;
        this.datasets = datasets;
    }

    /** @param at what {@code now()} is */
    record Prepared(Instant at, List<Rule> rules, List<ReferenceSource> references) {}

    Prepared prepare(Ruleset ruleset, Lake lake, LakeStore store, List<LakeObject> batch, Instant now) {
        List<ReferenceSource> references = new ArrayList<>();
        Map<String, String> unknown = new HashMap<>();
        for (String alias : new RulesText(ruleset.rules(), ruleset.analyzers()).references()) {
            try {
                references.add(new ReferenceSource(alias, source(ruleset, lake, store, alias)));
            } catch (Problem e) {
                unknown.put(alias, String.valueOf(e.getMessage()));
            }
        }
        List<Rule> rules = new RuleResolver(
                        now,
                        (metric, most) -> metrics.published(ruleset.name(), metric, most),
                        new LakeFiles(lake, store, batch))
                .resolve(ruleset.rules());
        return new Prepared(
                now, rules.stream().map(rule -> withUnknown(rule, unknown)).toList(), references);
    }

    private BatchSource source(Ruleset ruleset, Lake lake, LakeStore store, String alias) {
        String dataset = ruleset.references().getOrDefault(alias, alias);
        String location = datasets.location(lake, dataset).orElseThrow(() -> new DatasetUnknown(dataset, lake));
        BatchFiles files = location.endsWith("/")
                ? BatchFiles.below(new LakePath(location), store)
                : BatchFiles.single(new ObjectLocation(location), store);
        return new BatchSource(
                files.folder().value(),
                files.format(),
                files.objects().stream()
                        .map(object -> new SourceObject(object.location().value(), object.bytes()))
                        .toList());
    }

    /** A rule about a dataset that cannot be read is undecided: the others are evaluated all the same. */
    private static Rule withUnknown(Rule rule, Map<String, String> unknown) {
        if (!rule.parts().isEmpty()) {
            return rule.with()
                    .parts(rule.parts().stream()
                            .map(part -> withUnknown(part, unknown))
                            .toList())
                    .build();
        }
        return rule.reference() == null || !unknown.containsKey(rule.reference().alias())
                ? rule
                : rule.with()
                        .decided(new Rule.Decided(
                                Outcome.UNDECIDED,
                                null,
                                unknown.get(rule.reference().alias())))
                        .build();
    }

    /** It was there when the ruleset was saved. */
    private static final class DatasetUnknown extends Problem {
        DatasetUnknown(String dataset, Lake lake) {
            super(
                    BatchProblem.REFERENCE_UNKNOWN,
                    "The catalog has no dataset " + dataset + " in lake " + lake.name() + " any more.");
        }
    }
}
