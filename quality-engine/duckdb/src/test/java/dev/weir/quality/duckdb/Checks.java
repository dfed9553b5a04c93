package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.conformance.Cases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;

/** A folder with a batch in it, and a way to check it. */
@NullUnmarked
final class Checks {
    private final Path dir;
    private final List<SourceObject> objects = new ArrayList<>();
    private final List<ReferenceSource> references = new ArrayList<>();
    private final List<Rule> analyzers = new ArrayList<>();
    private List<String> leaveOut = List.of();
    private DataFormat format = DataFormat.CSV;
    private BadRows badRows = BadRows.APART;
    private int maxSamples = 100;
    private boolean staged = true;

    private Checks(Path dir) {
        this.dir = dir;
    }

    static Checks in(Path dir) {
        return new Checks(dir);
    }

    Checks csv(String name, String... lines) {
        return file(DataFormat.CSV, name, String.join("\n", lines) + "\n");
    }

    Checks ndjson(String name, String... lines) {
        return file(DataFormat.NDJSON, name, String.join("\n", lines) + "\n");
    }

    Checks file(DataFormat as, String name, String text) {
        return file(as, name, text.getBytes(StandardCharsets.UTF_8));
    }

    Checks file(DataFormat as, String name, byte[] bytes) {
        format = as;
        objects.add(written(dir.resolve("landing").resolve(name), bytes));
        return this;
    }

    private static SourceObject written(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = file.toString().endsWith(".gz")
                    ? new GZIPOutputStream(Files.newOutputStream(file))
                    : Files.newOutputStream(file)) {
                out.write(bytes);
            }
            return new SourceObject("file://" + file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what a query of DuckDB gives as one Parquet file. */
    Checks parquet(String name, String query) {
        return parquet(name, query, "");
    }

    Checks parquet(String name, String query, String options) {
        format = DataFormat.PARQUET;
        Path file = dir.resolve("landing").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            sql("COPY (" + query + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet" + options + ")");
            objects.add(new SourceObject("file://" + file, Files.size(file)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Checks reference(String alias, List<String> lines) {
        Path folder = dir.resolve(alias);
        SourceObject object =
                written(folder.resolve("a.csv"), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        references.add(
                new ReferenceSource(alias, new BatchSource("file://" + folder + "/", DataFormat.CSV, List.of(object))));
        return this;
    }

    Checks analyzer(Rule analyzer) {
        analyzers.add(analyzer);
        return this;
    }

    Checks leaveOut(String... columns) {
        leaveOut = List.of(columns);
        return this;
    }

    Checks copied() {
        badRows = BadRows.COPIED;
        return this;
    }

    Checks maxSamples(int most) {
        maxSamples = most;
        return this;
    }

    /** Nothing is written. */
    Checks unstaged() {
        staged = false;
        return this;
    }

    CheckRequest request(Rule... rules) {
        return request(List.of(rules));
    }

    CheckRequest request(List<Rule> rules) {
        String staging = "file://" + dir + "/staging/" + UUID.randomUUID() + "/1/";
        return new CheckRequest(
                UUID.randomUUID().toString(),
                1,
                Cases.AT,
                new BatchSource("file://" + dir + "/landing/", format, objects, leaveOut),
                references,
                rules,
                analyzers,
                badRows,
                staged ? new Staging(staging + "passed/", staging + "failed/") : null,
                maxSamples);
    }

    CheckReport check(Rule... rules) {
        return engine(dir).check(request(rules));
    }

    CheckReport check(List<Rule> rules) {
        return engine(dir).check(request(rules));
    }

    static DuckDbEngine engine(Path dir) {
        return new DuckDbEngine(settings(dir), ObjectFetcher.none());
    }

    static DuckDbSettings settings(Path dir) {
        return new DuckDbSettings(512L << 20, 2, dir.resolve("scratch"), Duration.ofSeconds(10), 1L << 30);
    }

    /** What is in staged files, a text for each value. */
    static List<List<String>> read(List<StagedFile> files) {
        return files.isEmpty() ? List.of() : sql("SELECT * FROM " + scan(files));
    }

    static String scan(List<StagedFile> files) {
        return files.stream()
                .map(file -> Sql.text(file.location().substring("file://".length())))
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }

    /** Names and types. */
    static String schema(List<StagedFile> files) {
        return sql("DESCRIBE SELECT * FROM " + scan(files)).stream()
                .map(column -> column.get(0) + " " + column.get(1))
                .collect(Collectors.joining(", "));
    }

    static List<List<String>> sql(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            List<List<String>> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
