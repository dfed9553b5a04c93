package dev.weir.quality.run;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Rule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a run is to evaluate, before anybody has claimed it.
 *
 * @param at the moment that the check speaks of: the same for every attempt
 * @param rules with every computed operand already a number or a date
 * @param staging a folder of this run alone, ending with a slash; each attempt gets a folder of its own below it, so that
 *     what a lost worker still writes is never taken for the result of another
 * @param maxSamples how many failing rows the report may carry
 */
public record RunOrder(
        Instant at,
        BatchSource source,
        List<ReferenceSource> references,
        List<Rule> rules,
        List<Rule> analyzers,
        BadRows badRows,
        String staging,
        int maxSamples) {

    public RunOrder {
        references = List.copyOf(references);
        rules = List.copyOf(rules);
        analyzers = List.copyOf(analyzers);
    }

    CheckRequest attempt(UUID runId, int attempt) {
        String folder = staging + attempt + "/";
        return new CheckRequest(
                runId.toString(),
                attempt,
                at.toString(),
                source,
                references,
                rules,
                analyzers,
                badRows,
                new Staging(folder + "passed/", folder + "failed/"),
                maxSamples);
    }
}
