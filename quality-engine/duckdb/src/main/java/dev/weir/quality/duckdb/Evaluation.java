package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.MeaningReader;
import dev.weir.quality.meaning.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One check, from the objects to the report. Throws whatever goes wrong with the files or with DuckDB. */
final class Evaluation {
    private final CheckRequest request;
    private final DuckDbSettings settings;
    private final ObjectFetcher fetcher;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Path scratch;
    private final String engine;
    private final boolean onlyIfExact;

    /**
     * @param scratch a folder of this check alone
     * @param onlyIfExact else {@link NotExact} is thrown
     */
    Evaluation(
            CheckRequest request,
            DuckDbSettings settings,
            ObjectFetcher fetcher,
            Progress progress,
            Cancellation cancellation,
            Path scratch,
            String engine,
            boolean onlyIfExact) {
        this.request = request;
        this.settings = settings;
        this.fetcher = fetcher;
        this.progress = progress;
        this.cancellation = cancellation;
        this.scratch = scratch;
        this.engine = engine;
        this.onlyIfExact = onlyIfExact;
    }

    CheckReport run(long start) throws IOException, SQLException {
        List<SourceFiles.Local> batch = files(request.source(), "batch");
        Map<String, List<SourceFiles.Local>> references = new LinkedHashMap<>();
        for (ReferenceSource reference : request.references()) {
            references.put(reference.alias(), files(reference.source(), "reference-" + references.size()));
        }
        try (Session session = Session.open(settings, scratch.resolve("spill"), readable(), folders(), cancellation)) {
            CheckReport report = new Checking(session, batch, references).report(start);
            SourceFiles.requireUnchanged(request.source(), batch);
            return report;
        }
    }

    private List<SourceFiles.Local> files(BatchSource source, String folder) throws IOException {
        return SourceFiles.of(source, scratch.resolve(folder), fetcher, cancellation);
    }

    /** What the links in the scratch folder lead to. */
    private List<Path> readable() {
        List<Path> files = new ArrayList<>();
        List<BatchSource> sources = new ArrayList<>(List.of(request.source()));
        request.references().forEach(reference -> sources.add(reference.source()));
        for (BatchSource source : sources) {
            source.objects().stream()
                    .map(CheckRequest.SourceObject::location)
                    .filter(location -> location.startsWith("file:///"))
                    .forEach(location -> files.add(Path.of(location.substring("file://".length()))));
        }
        return files;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>(List.of(scratch));
        Staging staging = request.staging();
        if (staging != null) {
            folders.add(StagedFiles.local(staging.passed(), scratch, "passed"));
            folders.add(StagedFiles.local(staging.failed(), scratch, "failed"));
        }
        return folders;
    }

    /** With the database open. */
    private final class Checking {
        private final Session session;
        private final List<SourceFiles.Local> batch;
        private final Map<String, List<SourceFiles.Local>> others;

        Checking(Session session, List<SourceFiles.Local> batch, Map<String, List<SourceFiles.Local>> others) {
            this.session = session;
            this.batch = batch;
            this.others = others;
        }

        CheckReport report(long start) throws SQLException, IOException {
            Table table = table(request.source(), batch, "weir_batch");
            requireOwnNames(table);
            References references = new References(session, request.references(), this::reference);
            if (onlyIfExact) {
                requireExact(table, references);
            }
            List<Meaning> meanings = request.rules().stream()
                    .map(MeaningReader.of(table.names())::read)
                    .toList();
            Optional<Footers.Answers> footers = footers(table, meanings);
            if (footers.isPresent()) {
                return answered(footers.get(), start);
            }
            return scanned(table, references, meanings, start);
        }

        private void requireExact(Table table, References references) {
            boolean textFile = request.source().format() == DataFormat.CSV;
            Exactness exactness = new Exactness(session, table, references, textFile);
            List<Exactness.Inexact> inexact = new ArrayList<>(exactness.of(request.rules()));
            inexact.addAll(exactness.of(request.analyzers()));
            if (!inexact.isEmpty()) {
                throw new NotExact(inexact);
            }
        }

        private Table table(BatchSource source, List<SourceFiles.Local> files, String name) throws SQLException {
            return switch (source.format()) {
                case PARQUET -> new ParquetTable(session, source.leaveOut()).read(files);
                case CSV -> new CsvTable(session, name, source.leaveOut(), cancellation).read(files);
                case NDJSON -> new NdjsonTable(session, name, source.leaveOut(), cancellation).read(files);
            };
        }

        private Table reference(ReferenceSource reference) {
            List<SourceFiles.Local> files = others.getOrDefault(reference.alias(), List.of());
            try {
                int number = List.copyOf(others.keySet()).indexOf(reference.alias());
                return table(reference.source(), files, "weir_reference_" + number);
            } catch (SQLException e) {
                throw new UnreadableBatch(
                        "the dataset " + reference.alias() + " cannot be read: " + Failures.said(e), e);
            }
        }

        private Optional<Footers.Answers> footers(Table table, List<Meaning> meanings) throws SQLException {
            boolean askedForMore =
                    request.staging() != null || !request.analyzers().isEmpty();
            return askedForMore || request.source().format() != DataFormat.PARQUET
                    ? Optional.empty()
                    : new Footers(session, table, batch).answers(meanings);
        }

        private CheckReport answered(Footers.Answers answers, long start) throws SQLException {
            List<MetricValue> metrics = Analyzers.ofRules(request.rules(), answers.outcomes());
            return completed(answers.rows(), 0, answers.outcomes(), List.of(), List.of(), List.of(), metrics, start);
        }

        private CheckReport scanned(Table table, References references, List<Meaning> meanings, long start)
                throws SQLException, IOException {
            UserSql users = new UserSql(session);
            Flags flags = new Flags(
                    table,
                    new Values(new Patterns(session, cancellation)),
                    references,
                    new Scope(users, table),
                    Instant.parse(request.at()));
            Comparisons comparisons = new Comparisons(session, table, references);
            Queries queries = new Queries(session, users, table, references);
            Map<Rule, String> culprits = new HashMap<>();
            while (true) {
                Measurement measurement =
                        new Measurement(session, flags, comparisons, queries, culprits, settings.queryTimeout());
                List<Measurement.Probe> probes =
                        meanings.stream().map(measurement::probe).toList();
                Analyzers analyzers = new Analyzers(table, measurement);
                request.analyzers().forEach(analyzers::ask);
                try {
                    measurement.run();
                } catch (SQLException e) {
                    if (!culprits.isEmpty()) {
                        throw e;
                    }
                    requireReadable(table, e);
                    measurement.findCulprits(culprits);
                    if (culprits.isEmpty()) {
                        throw e;
                    }
                    continue;
                }
                List<RuleOutcome> outcomes = new ArrayList<>();
                for (Measurement.Probe probe : probes) {
                    outcomes.add(probe.answer().get());
                }
                List<MetricValue> metrics = analyzers.metrics(request.rules(), outcomes);
                if (measurement.failedInside() && request.staging() == null) {
                    // The rule may be to blame, or a file that is damaged in its middle, which nothing reads further.
                    requireReadable(table, new SQLException("the batch cannot be read"));
                }
                try {
                    return split(flags, measurement, meanings, outcomes, metrics, start);
                } catch (SQLException e) {
                    requireReadable(table, e);
                    throw e;
                }
            }
        }

        private void requireReadable(Table table, SQLException otherwise) throws SQLException {
            if (request.source().format() != DataFormat.PARQUET
                    || table.columns().isEmpty()) {
                return;
            }
            for (SourceFiles.Local file : batch) {
                try {
                    session.rows("SELECT bit_xor(hash(COLUMNS(*))) FROM " + ParquetTable.scan(List.of(file.path())));
                } catch (SQLException e) {
                    otherwise.addSuppressed(e);
                    throw new UnreadableBatch(
                            file.location() + " cannot be read: "
                                    + Failures.said(e).replace(file.path().toString(), file.fileName()),
                            otherwise);
                }
            }
        }

        private CheckReport split(
                Flags flags,
                Measurement measurement,
                List<Meaning> meanings,
                List<RuleOutcome> outcomes,
                List<MetricValue> metrics,
                long start)
                throws SQLException, IOException {
            cancellation.ensureActive();
            progress.evaluated();
            Map<Rule, List<Meaning>> blamed = new LinkedHashMap<>();
            for (int i = 0; i < meanings.size(); i++) {
                List<Meaning> some = Verdicts.blamed(meanings.get(i), outcomes.get(i));
                if (!some.isEmpty()) {
                    blamed.put(request.rules().get(i), some);
                }
            }
            Split split = new Split(flags, measurement.keys(), blamed);
            Staging staging = request.staging();
            return staging == null
                    ? counted(split, measurement, outcomes, metrics, start)
                    : written(flags.table(), split, staging, measurement, outcomes, metrics, start);
        }

        /** Nothing is written; the bad rows are only counted. */
        private CheckReport counted(
                Split split, Measurement measurement, List<RuleOutcome> outcomes, List<MetricValue> metrics, long start)
                throws SQLException {
            long rows = measurement.rows();
            if (split.isEmpty()) {
                return completed(rows, 0, outcomes, List.of(), List.of(), List.of(), metrics, start);
            }
            @Nullable Object[] counts = session.row(split.counts());
            List<RuleOutcome> counted = withCounts(outcomes, split, counts);
            List<FailingRow> samples = samples(split, split.samples(request.maxSamples()));
            return completed(rows, number(counts[0]), counted, List.of(), List.of(), samples, metrics, start);
        }

        private CheckReport written(
                Table table,
                Split split,
                Staging staging,
                Measurement measurement,
                List<RuleOutcome> outcomes,
                List<MetricValue> metrics,
                long start)
                throws SQLException, IOException {
            long rows = measurement.rows();
            if (table.columns().isEmpty() && rows > measurement.malformed()) {
                throw new UnreadableBatch("the batch has rows, but no column");
            }
            StagedFiles files = new StagedFiles(fetcher);
            StagedFiles.Written failed = split.isEmpty()
                    ? new StagedFiles.Written(List.of(), List.of())
                    : files.write(
                            session,
                            split.failed(),
                            staging.failed(),
                            StagedFiles.local(staging.failed(), scratch, "failed"));
            cancellation.ensureActive();
            boolean copied = request.badRows() == BadRows.COPIED;
            StagedFiles.Written passed = rows == measurement.malformed()
                    ? new StagedFiles.Written(List.of(), List.of())
                    : files.write(
                            session,
                            copied ? split.all() : split.passed(),
                            staging.passed(),
                            StagedFiles.local(staging.passed(), scratch, "passed"));
            cancellation.ensureActive();
            progress.written();

            long expected = copied ? rows - measurement.malformed() : rows - failed.rows();
            if (passed.rows() != expected) {
                throw new IllegalStateException("conservation is broken: " + rows + " rows were read, " + passed.rows()
                        + " passed and " + failed.rows() + " failed rows were written");
            }
            List<RuleOutcome> counted = outcomes;
            List<FailingRow> samples = List.of();
            if (!failed.files().isEmpty()) {
                String again = ParquetTable.scan(failed.files());
                counted = withCounts(outcomes, split, session.row(split.countsOf(again)));
                samples = samples(split, split.samplesOf(again, request.maxSamples()));
            }
            return completed(rows, failed.rows(), counted, passed.staged(), failed.staged(), samples, metrics, start);
        }

        private List<FailingRow> samples(Split split, String query) throws SQLException {
            return request.maxSamples() <= 0
                    ? List.of()
                    : session.rows(query).stream().map(split::failing).toList();
        }
    }

    private static void requireOwnNames(Table table) {
        for (String taken : List.of(Split.RULES, Split.REASONS)) {
            if (table.names().contains(taken)) {
                throw new UnreadableBatch("the batch has a column " + taken + ", a name that Weir needs for itself");
            }
        }
    }

    /** A joined rule tells how many rows carry its id. */
    private static List<RuleOutcome> withCounts(List<RuleOutcome> outcomes, Split split, @Nullable Object[] counts) {
        List<String> ids = split.ruleIds();
        List<RuleOutcome> counted = new ArrayList<>();
        for (RuleOutcome outcome : outcomes) {
            int index = ids.indexOf(outcome.ruleId());
            counted.add(
                    outcome.parts().isEmpty() || index < 0
                            ? outcome
                            : new RuleOutcome(
                                    outcome.ruleId(),
                                    outcome.outcome(),
                                    outcome.metric(),
                                    number(counts[index + 1]),
                                    outcome.message(),
                                    outcome.parts()));
        }
        return counted;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private CheckReport completed(
            long rows,
            long failedRows,
            List<RuleOutcome> outcomes,
            List<StagedFile> passed,
            List<StagedFile> failed,
            List<FailingRow> samples,
            List<MetricValue> metrics,
            long start) {
        return new CheckReport(
                request.runId(),
                request.attempt(),
                CheckReport.Status.COMPLETED,
                engine,
                null,
                rows,
                rows - failedRows,
                failedRows,
                0,
                outcomes,
                passed,
                failed,
                samples,
                metrics,
                (System.nanoTime() - start) / 1_000_000);
    }
}
