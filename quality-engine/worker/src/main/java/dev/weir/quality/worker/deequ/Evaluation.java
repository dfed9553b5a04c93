package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.MetricName;
import dev.weir.quality.meaning.Verdicts;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.BatchReader;
import dev.weir.quality.worker.batch.UnreadableBatch;
import dev.weir.quality.worker.rule.SafeSql;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.Failpoints.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One check, from the objects to the report. Throws whatever goes wrong with the files or with Spark. */
final class Evaluation implements AutoCloseable {
    private final SparkSession session;
    private final CheckRequest request;
    private final Cancellation cancellation;
    private final Failpoints failpoints;
    private final String engine;
    private final BatchReader reader;
    private final References references;
    private @Nullable Batch batch;

    Evaluation(
            SparkSession spark, CheckRequest request, Cancellation cancellation, Failpoints failpoints, String engine) {
        this.session = SafeSql.session(spark);
        this.request = request;
        this.cancellation = cancellation;
        this.failpoints = failpoints;
        this.engine = engine;
        this.reader = new BatchReader(session);
        this.references = new References(reader, request);
    }

    CheckReport run(long start) throws IOException {
        cancellation.ensureActive();
        Batch opened = open();
        Flags flags = new Flags(opened, references, Instant.parse(request.at()));
        Questions questions = Questions.of(request, opened);
        Measurement measurement = Measurement.of(opened, flags, questions.leaves(), cancellation);
        opened.release().run();

        Answers answers = new Answers(
                questions,
                measurement,
                new Queries(session, references, opened.rows().select(flags.original())),
                new Comparisons(opened, flags, references),
                cancellation);
        List<RuleOutcome> outcomes =
                questions.rules().stream().map(answers::outcome).toList();
        List<MetricValue> metrics = metrics(questions, outcomes, answers);
        cancellation.ensureActive();
        failpoints.reached(Point.EVALUATED);

        if (opened.columns().isEmpty() && measurement.rows() > measurement.malformed()) {
            throw new UnreadableBatch("the batch has rows, but no column");
        }
        List<Split.Blamed> blamed = blamed(questions, outcomes);
        Split split = Split.of(opened, flags, blamed);
        Rows rows = new Rows(session, request, cancellation, failpoints);
        Rows.Found found = rows.find(split, blamed, measurement);
        reader.requireUnchanged(request.source());
        return new CheckReport(
                request.runId(),
                request.attempt(),
                CheckReport.Status.COMPLETED,
                engine,
                null,
                measurement.rows(),
                measurement.rows() - found.bad(),
                found.bad(),
                0,
                outcomes.stream().map(outcome -> counted(outcome, found)).toList(),
                found.passed(),
                found.failed(),
                samples(opened, split, found),
                metrics,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Text is parsed once. Parquet is read again where it is needed, which costs less than to keep all columns of it. */
    private Batch open() {
        Batch read = reader.read(request.source());
        batch = request.source().format() == DataFormat.PARQUET ? read : read.kept();
        return batch;
    }

    private static List<Split.Blamed> blamed(Questions questions, List<RuleOutcome> outcomes) {
        List<Split.Blamed> blamed = new ArrayList<>();
        for (int number = 0; number < outcomes.size(); number++) {
            Meaning rule = questions.rules().get(number);
            List<Meaning> breaking = Verdicts.blamed(rule, outcomes.get(number));
            if (!breaking.isEmpty()) {
                blamed.add(new Split.Blamed(
                        rule.rule(), breaking.stream().map(questions::leaf).toList()));
            }
        }
        return blamed;
    }

    /** Only where rows were split can be told how many carry the name of a composite. */
    private static RuleOutcome counted(RuleOutcome outcome, Rows.Found found) {
        Long rows = found.byRule().get(outcome.ruleId());
        return rows == null
                ? outcome
                : new RuleOutcome(
                        outcome.ruleId(),
                        outcome.outcome(),
                        outcome.metric(),
                        rows,
                        outcome.message(),
                        outcome.parts());
    }

    private static List<MetricValue> metrics(Questions questions, List<RuleOutcome> outcomes, Answers answers) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int number = 0; number < outcomes.size(); number++) {
            collect(questions.rules().get(number), outcomes.get(number), metrics);
        }
        questions.analyzers().forEach((name, leaf) -> answers.metric(leaf)
                .ifPresent(value -> metrics.put(name, value)));
        return metrics.entrySet().stream()
                .filter(entry -> Double.isFinite(entry.getValue()))
                .map(entry -> new MetricValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void collect(Meaning meaning, RuleOutcome outcome, Map<String, Double> metrics) {
        if (meaning instanceof Meaning.Composite composite) {
            for (int part = 0; part < composite.parts().size(); part++) {
                collect(composite.parts().get(part), outcome.parts().get(part), metrics);
            }
        } else if (outcome.metric() != null) {
            MetricName.of(meaning.rule()).ifPresent(name -> metrics.put(name, outcome.metric()));
        }
    }

    private List<FailingRow> samples(Batch opened, Split split, Rows.Found found) {
        Samples samples = new Samples(session, opened);
        if (request.staging() != null) {
            return samples.of(found.failed(), request.maxSamples());
        }
        return found.bad() == 0 ? List.of() : samples.of(split.bad(), request.maxSamples());
    }

    @Override
    public void close() {
        references.close();
        if (batch != null) {
            batch.release().run();
            batch.frame().unpersist(false);
        }
    }
}
