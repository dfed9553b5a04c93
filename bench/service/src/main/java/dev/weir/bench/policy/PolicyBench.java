package dev.weir.bench.policy;

import dev.weir.bench.Bench;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.policy.Compiled;
import dev.weir.policy.PolicyCompiler;
import dev.weir.policy.access.Access;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Compiles and proves two thousand policies over a hundred thousand columns, in a heap of one gigabyte. */
public final class PolicyBench {

    private static final double COMPILE_SECONDS = 5;
    private static final double ANSWER_MILLIS = 50;
    private static final int RUNS = 3;
    private static final int ASKED = 10_000;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENTILE = 0.99;
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private PolicyBench() {}

    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Results results = new Results(System.out, bench.commit());
        CatalogSnapshot catalog = GeneratedPolicies.catalog();
        String text = GeneratedPolicies.document();
        List<Double> read = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            PolicySet.read(Map.of("policies.yaml", text));
            read.add((System.nanoTime() - begin) / NANOS);
        }
        results.add("2,000 policies, read from YAML", median(read), "s", Better.LOWER);
        PolicySet set = PolicySet.read(Map.of("policies.yaml", text));
        for (TargetSpec target : set.targets()) {
            String what = "2,000 policies over 100,000 columns and 500 principals, for "
                    + (target.semantics() == TargetSpec.Semantics.RANGER ? "Ranger" : "Lake Formation");
            List<Double> seconds = new ArrayList<>();
            double first = 0;
            Optional<Compiled> last = Optional.empty();
            for (int run = 0; run <= RUNS; run++) {
                last = Optional.empty();
                long begin = System.nanoTime();
                Compiled compiled = PolicyCompiler.compile(set, catalog, target, NOW, Optional.empty());
                double taken = (System.nanoTime() - begin) / NANOS;
                if (Finding.anyError(compiled.problems())) {
                    throw new IllegalStateException(compiled.problems().toString());
                }
                if (run == 0) {
                    first = taken;
                } else {
                    seconds.add(taken);
                }
                last = Optional.of(compiled);
            }
            results.add(what + ", the first time", first, "s", Better.LOWER, COMPILE_SECONDS);
            results.add(what + ", warm", median(seconds), "s", Better.LOWER);
            last.ifPresent(compiled -> {
                results.add(what + ", objects", compiled.objects().size(), "objects", Better.LOWER);
                results.add(what + ", questions of the proof", compiled.proof().questions(), "questions", Better.LOWER);
            });
        }
        answers(results, Intent.of(set, catalog, NOW));
        results.merge(bench.resultsOf("policy"));
    }

    private static void answers(Results results, Intent intent) {
        Random random = new Random(3);
        List<Double> millis = new ArrayList<>();
        int allowed = 0;
        for (int asked = 0; asked < ASKED; asked++) {
            int table = random.nextInt(GeneratedPolicies.TABLES);
            String person = "p" + random.nextInt(400);
            long begin = System.nanoTime();
            Set<String> subject = intent.subjects().of(person);
            Access access = intent.permitted(subject, "db" + table % 100, "t" + table, "c" + (2 + random.nextInt(18)))
                    .access();
            millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            allowed += access.allowed() ? 1 : 0;
        }
        if (allowed == 0 || allowed == ASKED) {
            throw new IllegalStateException(allowed + " of " + ASKED + " answers are yes");
        }
        millis.sort(Double::compare);
        results.add(
                "what one person may see of one column, from the documents, p99",
                millis.get((int) (PERCENTILE * millis.size())),
                "ms",
                Better.LOWER,
                ANSWER_MILLIS);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
