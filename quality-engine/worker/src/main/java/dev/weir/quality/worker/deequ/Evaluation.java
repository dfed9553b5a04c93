package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.BatchReader;
import dev.weir.quality.worker.batch.UnreadableBatch;
import dev.weir.quality.worker.rule.CannotCompile;
import dev.weir.quality.worker.rule.CompiledRule;
import dev.weir.quality.worker.rule.RuleCompiler;
import dev.weir.quality.worker.rule.SafeSql;
import dev.weir.quality.worker.rule.Verdicts;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.Failpoints.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** One check, from the objects to the report. Throws whatever goes wrong with the files or with Spark. */
final class Evaluation implements AutoCloseable {
    /** Packed text is about this much larger unpacked; only the number of files depends on it. */
    private static final int GZIP_FACTOR = 4;

    private static final long FILE_TARGET = 128L << 20;

    private final SparkSession session;
    private final CheckRequest request;
    private final Cancellation cancellation;
    private final Failpoints failpoints;
    private final String engine;
    private final Configuration hadoop;
    private final StagedParquet staged;
    private @Nullable Dataset<Row> kept;
    private Runnable release = () -> {};

    Evaluation(
            SparkSession spark, CheckRequest request, Cancellation cancellation, Failpoints failpoints, String engine) {
        this.session = SafeSql.session(spark);
        this.request = request;
        this.cancellation = cancellation;
        this.failpoints = failpoints;
        this.engine = engine;
        this.hadoop = session.sessionState().newHadoopConf();
        this.staged = new StagedParquet(hadoop);
    }

    CheckReport run(long start) throws IOException {
        cancellation.ensureActive();
        Batch batch = new BatchReader(session).read(request.source());
        release = batch.release();
        Flags flags = new Flags(batch);
        List<CompiledRule> rules = compiled(batch, flags);

        Dataset<Row> flagged = keep(flags.with(rules));
        Measurement measurement = Measurement.of(flagged, rules);
        if (measurement.failure() != null) {
            cancellation.ensureActive();
            rules = withoutCulprits(flags, rules, measurement.failure());
            flagged = keep(flags.with(rules));
            measurement = Measurement.of(flagged, rules);
            if (measurement.failure() != null) {
                throw new IllegalStateException("the batch could not be measured", measurement.failure());
            }
        }
        release.run();
        flags.primary(flagged).createOrReplaceTempView("primary");
        List<RuleOutcome> outcomes = outcomes(rules, measurement);
        cancellation.ensureActive();
        failpoints.reached(Point.EVALUATED);
        return written(batch, flags, flagged, rules, outcomes, measurement, start);
    }

    private List<CompiledRule> compiled(Batch batch, Flags flags) {
        RuleCompiler compiler = new RuleCompiler(batch);
        Dataset<Row> named = flags.named();
        List<CompiledRule> rules = new ArrayList<>();
        for (Rule rule : request.rules()) {
            CompiledRule compiled = compiler.compile(rule);
            try {
                if (rule.where() != null) {
                    SafeSql.where(named, rule.where());
                }
                // Spark looks at names and types now, and at data later.
                flags.alone(compiled).ifPresent(Dataset::schema);
            } catch (CannotCompile e) {
                compiled = new CompiledRule.Undecidable(rule, String.valueOf(e.getMessage()));
            } catch (Exception e) {
                // Scala declares no AnalysisException, so Java cannot catch it by name.
                compiled = new CompiledRule.Undecidable(rule, Cause.of(e));
            }
            rules.add(compiled);
        }
        return rules;
    }

    private Dataset<Row> keep(Dataset<Row> flagged) {
        kept = flagged.persist(StorageLevel.MEMORY_AND_DISK());
        return kept;
    }

    /**
     * Something in the pass that all rules share went wrong. If the batch itself can be read, each rule is tried alone, and
     * those that cannot be evaluated are left out.
     */
    private List<CompiledRule> withoutCulprits(Flags flags, List<CompiledRule> rules, Throwable failure) {
        if (kept != null) {
            kept.unpersist(true);
        }
        consume(flags.with(List.of()));
        List<CompiledRule> innocent = new ArrayList<>();
        for (CompiledRule rule : rules) {
            cancellation.ensureActive();
            try {
                flags.alone(rule).ifPresent(Evaluation::consume);
                innocent.add(rule);
            } catch (Exception e) {
                innocent.add(new CompiledRule.Undecidable(rule.rule(), Cause.of(e)));
            }
        }
        if (innocent.equals(rules)) {
            throw new IllegalStateException("the batch could not be measured", failure);
        }
        return innocent;
    }

    private static void consume(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    private List<RuleOutcome> outcomes(List<CompiledRule> rules, Measurement measurement) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (int number = 0; number < rules.size(); number++) {
            cancellation.ensureActive();
            outcomes.add(rules.get(number).match(new Outcomes(number, measurement)));
        }
        return outcomes;
    }

    private final class Outcomes implements CompiledRule.Cases<RuleOutcome> {
        private final int number;
        private final Measurement measurement;

        Outcomes(int number, Measurement measurement) {
            this.number = number;
            this.measurement = measurement;
        }

        @Override
        public RuleOutcome decided(CompiledRule.Decided rule) {
            return Verdicts.decided(rule);
        }

        @Override
        public RuleOutcome undecidable(CompiledRule.Undecidable rule) {
            return Verdicts.undecided(rule.rule(), rule.why());
        }

        @Override
        public RuleOutcome rowCount(CompiledRule.RowCount rule) {
            return measurement.rowCount(number, rule);
        }

        @Override
        public RuleOutcome query(CompiledRule.Query rule) {
            return answer(rule);
        }

        @Override
        public RuleOutcome rowShare(CompiledRule.RowShare rule) {
            return measurement.share(number, rule, rule.condition());
        }

        @Override
        public RuleOutcome keyShare(CompiledRule.KeyShare rule) {
            return measurement.share(number, rule, rule.condition());
        }
    }

    private RuleOutcome answer(CompiledRule.Query query) {
        try {
            Dataset<Row> answer = SafeSql.query(session, query.sql());
            boolean number =
                    answer.schema().length() == 1 && answer.schema().apply(0).dataType() instanceof NumericType;
            List<Row> rows = number ? answer.takeAsList(2) : List.of();
            if (rows.size() != 1 || rows.get(0).isNullAt(0)) {
                return Verdicts.undecided(
                        query.rule(), "the query must answer with one number, in one row and one column");
            }
            double value = ((Number) rows.get(0).get(0)).doubleValue();
            return Double.isFinite(value)
                    ? Verdicts.answer(query, value)
                    : Verdicts.undecided(query.rule(), "the query answers " + value);
        } catch (CannotCompile e) {
            return Verdicts.undecided(query.rule(), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            cancellation.ensureActive();
            return Verdicts.undecided(query.rule(), Cause.of(e));
        }
    }

    private CheckReport written(
            Batch batch,
            Flags flags,
            Dataset<Row> flagged,
            List<CompiledRule> rules,
            List<RuleOutcome> outcomes,
            Measurement measurement,
            long start)
            throws IOException {
        Map<Integer, CompiledRule> blamed = new TreeMap<>();
        for (int number = 0; number < rules.size(); number++) {
            if (outcomes.get(number).outcome() == Outcome.FAILED
                    && rules.get(number).blamesRows()) {
                blamed.put(number, rules.get(number));
            }
        }
        if (batch.columns().isEmpty() && measurement.rows() > measurement.malformed()) {
            throw new UnreadableBatch("the batch has rows, but no column");
        }
        Split split = Split.of(batch, flags, flagged, blamed);
        List<StagedFile> passed = measurement.rows() == measurement.malformed()
                ? List.of()
                : staged.write(split.passed(), request.staging().passed(), files());
        cancellation.ensureActive();
        failpoints.reached(Point.HALF_WRITTEN);
        List<StagedFile> failed = blamed.isEmpty() && measurement.malformed() == 0
                ? List.of()
                : staged.write(split.failed(), request.staging().failed(), files());
        cancellation.ensureActive();

        long passedRows = passed.stream().mapToLong(StagedFile::rows).sum();
        long failedRows = failed.stream().mapToLong(StagedFile::rows).sum();
        if (passedRows + failedRows != measurement.rows()) {
            throw new IllegalStateException("conservation is broken: " + measurement.rows() + " rows were read, "
                    + passedRows + " passed and " + failedRows + " failed rows were written");
        }
        List<FailingRow> samples = new Samples(session, batch).of(failed, request.maxSamples());
        return new CheckReport(
                request.runId(),
                request.attempt(),
                CheckReport.Status.COMPLETED,
                engine,
                null,
                measurement.rows(),
                passedRows,
                failedRows,
                0,
                outcomes,
                passed,
                failed,
                samples,
                (System.nanoTime() - start) / 1_000_000);
    }

    private int files() {
        long bytes = request.source().objects().stream()
                .mapToLong(Evaluation::unpacked)
                .sum();
        return (int) Math.max(1, (bytes + FILE_TARGET - 1) / FILE_TARGET);
    }

    private static long unpacked(SourceObject object) {
        return object.location().endsWith(".gz") ? object.bytes() * GZIP_FACTOR : object.bytes();
    }

    @Override
    public void close() {
        release.run();
        if (kept != null) {
            kept.unpersist(false);
        }
    }
}
