package dev.weir.quality.worker.conformance;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.worker.deequ.DeequEngine;
import dev.weir.quality.worker.deequ.LocalSpark;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A folder with a batch in it, and a way to check it. One Spark session serves all tests of the JVM. */
public final class Checks {
    /** The moment that all checks speak of. */
    static final String AT = "2024-01-11T00:00:00Z";

    private static final SparkSession SPARK = LocalSpark.start(Map.of());

    private final Path dir;
    private final List<SourceObject> objects = new ArrayList<>();
    private final List<ReferenceSource> references = new ArrayList<>();
    private List<Rule> analyzers = List.of();
    private List<String> leftOut = List.of();
    private BadRows badRows = BadRows.APART;
    private boolean writing = true;
    private DataFormat format = DataFormat.CSV;
    private int maxSamples = 100;

    private Checks(Path dir) {
        this.dir = dir;
    }

    public static Checks in(Path dir) {
        return new Checks(dir);
    }

    public static SparkSession spark() {
        return SPARK;
    }

    public Checks csv(String name, String... lines) {
        return file(DataFormat.CSV, name, String.join("\n", lines) + "\n");
    }

    public Checks ndjson(String name, String... lines) {
        return file(DataFormat.NDJSON, name, String.join("\n", lines) + "\n");
    }

    public Checks file(DataFormat as, String name, String text) {
        return file(as, name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Checks file(DataFormat as, String name, byte[] bytes) {
        format = as;
        Path file = dir.resolve("landing").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = name.endsWith(".gz")
                    ? new GZIPOutputStream(Files.newOutputStream(file))
                    : Files.newOutputStream(file)) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return object(file);
    }

    /** Writes a frame as one Parquet file. */
    public Checks parquet(String name, Dataset<Row> rows) {
        format = DataFormat.PARQUET;
        Path folder = dir.resolve("parquet-" + name);
        rows.coalesce(1).write().parquet("file://" + folder);
        Path file = dir.resolve("landing").resolve(name);
        try (Stream<Path> parts = Files.list(folder)) {
            Files.createDirectories(file.getParent());
            Files.move(
                    parts.filter(p -> p.getFileName().toString().startsWith("part-"))
                            .findFirst()
                            .orElseThrow(),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return object(file);
    }

    public Checks maxSamples(int most) {
        maxSamples = most;
        return this;
    }

    /** Another dataset. */
    public Checks reference(String alias, Checks other) {
        references.add(new ReferenceSource(
                alias, new BatchSource("file://" + other.dir + "/landing/", other.format, other.objects)));
        return this;
    }

    public Checks analyzing(Rule... rules) {
        analyzers = List.of(rules);
        return this;
    }

    public Checks leavingOut(String... columns) {
        leftOut = List.of(columns);
        return this;
    }

    public Checks copyingBadRows() {
        badRows = BadRows.COPIED;
        return this;
    }

    public Checks writingNothing() {
        writing = false;
        return this;
    }

    private Checks object(Path file) {
        try {
            objects.add(new SourceObject("file://" + file, Files.size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public CheckRequest request(Rule... rules) {
        String staging = "file://" + dir + "/staging/" + UUID.randomUUID() + "/1/";
        return new CheckRequest(
                UUID.randomUUID().toString(),
                1,
                AT,
                new BatchSource("file://" + dir + "/landing/", format, objects, leftOut),
                references,
                Arrays.asList(rules),
                analyzers,
                badRows,
                writing ? new Staging(staging + "passed/", staging + "failed/") : null,
                maxSamples);
    }

    public CheckReport check(Rule... rules) {
        return check(request(rules));
    }

    public static CheckReport check(CheckRequest request) {
        return engine().check(request, new Cancellation());
    }

    public static DeequEngine engine() {
        return new DeequEngine(SPARK, Failpoints.none());
    }

    /** The outcome of a single rule. */
    public RuleOutcome outcome(Rule rule) {
        CheckReport report = check(rule);
        if (report.status() != CheckReport.Status.COMPLETED) {
            throw new AssertionError(report.error());
        }
        return report.outcomes().get(0);
    }

    /** What is in staged files. */
    public static Dataset<Row> read(List<StagedFile> files) {
        return SPARK.read().parquet(files.stream().map(StagedFile::location).toArray(String[]::new));
    }
}
