package dev.weir.catalog.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.testing.Api;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks the worker's protocol, with no engine behind it: a test says what it found. */
final class HandWorker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;

    HandWorker() {
        id = Api.asAdministrator()
                .body(Map.of("name", "by hand", "engine", "none", "cores", 1))
                .post("/api/v1/workers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String id() {
        return id;
    }

    Response claim() {
        return Api.asAdministrator().post("/api/v1/workers/" + id + "/claim");
    }

    /** Claims until it gets the run of {@code batch}: tests share one queue. */
    CheckRequest claimed(String batch) {
        for (int tries = 0; tries < 50; tries++) {
            Response answer = claim();
            if (answer.statusCode() == 200 && answer.asString().contains(batch)) {
                return read(answer.asString());
            }
        }
        throw new AssertionError("the run of batch " + batch + " was not given out");
    }

    private static CheckRequest read(String body) {
        try {
            return JSON.readValue(body, CheckRequest.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Response report(CheckReport report) {
        return Api.asAdministrator().body(report).post("/api/v1/runs/" + report.runId() + "/report?worker=" + id);
    }

    /** A completed report; writes files of as many bytes as there are rows. */
    static CheckReport completed(CheckRequest request, int passed, int failed, List<RuleOutcome> outcomes) {
        List<FailingRow> samples =
                failed == 0 ? List.of() : List.of(new FailingRow(List.of("r2"), List.of("id is null"), row()));
        return new CheckReport(
                request.runId(),
                request.attempt(),
                Status.COMPLETED,
                "by hand",
                null,
                passed + failed,
                passed,
                failed,
                0,
                outcomes,
                staged(request.staging().passed(), passed),
                staged(request.staging().failed(), failed),
                samples,
                List.of(),
                1);
    }

    /** The same report with other files of good rows. */
    static CheckReport withPassed(CheckReport report, List<StagedFile> passed) {
        return with(report, passed, report.samples());
    }

    /** The same report with one failing row, of the rules named. */
    static CheckReport withSample(CheckReport report, List<String> rules, String reason) {
        return with(report, report.passed(), List.of(new FailingRow(rules, List.of(reason), row())));
    }

    /** The same report with one failing row of rule r2. */
    static CheckReport withRow(CheckReport report, String reason, Map<String, @Nullable String> values) {
        return with(report, report.passed(), List.of(new FailingRow(List.of("r2"), List.of(reason), values)));
    }

    /** The same report with metrics. */
    static CheckReport withMetrics(CheckReport report, MetricValue... metrics) {
        return with(report, report.passed(), report.samples(), List.of(metrics));
    }

    private static CheckReport with(CheckReport report, List<StagedFile> passed, List<FailingRow> samples) {
        return with(report, passed, samples, report.metrics());
    }

    private static CheckReport with(
            CheckReport report, List<StagedFile> passed, List<FailingRow> samples, List<MetricValue> metrics) {
        return new CheckReport(
                report.runId(),
                report.attempt(),
                report.status(),
                report.engine(),
                report.error(),
                report.rows(),
                report.passedRows(),
                report.failedRows(),
                report.skippedRows(),
                report.outcomes(),
                passed,
                report.failed(),
                samples,
                metrics,
                report.millis());
    }

    private static Map<String, @Nullable String> row() {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("name", "Zo\u0000e");
        row.put("id", null);
        return row;
    }

    static List<StagedFile> staged(String folder, int rows) {
        if (rows == 0) {
            return List.of();
        }
        try {
            Path file = Path.of(folder.substring("file://".length())).resolve("part.parquet");
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[rows]);
            return List.of(new StagedFile("file://" + file, rows, rows));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<RuleOutcome> outcomes(Outcome rowCount, Outcome isComplete, long failingRows) {
        return List.of(
                new RuleOutcome("r1", rowCount, 10.0, 0, "10 rows"),
                new RuleOutcome("r2", isComplete, 0.9, failingRows, "0.9 of the rows"));
    }
}
