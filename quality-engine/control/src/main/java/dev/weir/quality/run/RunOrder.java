package dev.weir.quality.run;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Rule;
import java.util.List;
import java.util.UUID;

/**
 * What a run is to evaluate, before anybody has claimed it.
 *
 * @param staging a folder of this run alone, ending with a slash; each attempt gets a folder of its own below it, so that
 *     what a lost worker still writes is never taken for the result of another
 * @param maxSamples how many failing rows the report may carry
 */
public record RunOrder(BatchSource source, List<Rule> rules, String staging, int maxSamples) {

    public RunOrder {
        rules = List.copyOf(rules);
    }

    CheckRequest attempt(UUID runId, int attempt) {
        String folder = staging + attempt + "/";
        return new CheckRequest(
                runId.toString(),
                attempt,
                source,
                rules,
                new Staging(folder + "passed/", folder + "failed/"),
                maxSamples);
    }
}
