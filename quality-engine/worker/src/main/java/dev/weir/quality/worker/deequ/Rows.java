package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.CheckRequest.Staging;
import dev.weir.quality.worker.batch.StagedParquet;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.Failpoints.Point;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;
import scala.Function0;

/** Finds the bad rows, and writes rows where they are to be written. */
final class Rows {
    /** Packed text is about this much larger unpacked; only the number of files depends on it. */
    private static final int GZIP_FACTOR = 4;

    /** A task that would write less than this leaves its rows to another. */
    private static final long SMALLEST_FILE = 16L << 20;

    /**
     * @param passed and {@code failed}: the files; none if nothing was to be written
     * @param bad rows
     * @param byRule how many rows each composite has marked
     */
    record Found(List<StagedFile> passed, List<StagedFile> failed, long bad, Map<String, Long> byRule) {}

    private final SparkSession session;
    private final CheckRequest request;
    private final Cancellation cancellation;
    private final Failpoints failpoints;

    Rows(SparkSession session, CheckRequest request, Cancellation cancellation, Failpoints failpoints) {
        this.session = session;
        this.request = request;
        this.cancellation = cancellation;
        this.failpoints = failpoints;
    }

    Found find(Split split, List<Split.Blamed> blamed, Measurement measurement) throws IOException {
        // Of other rules it is known how many rows break them.
        Set<String> counted = blamed.stream()
                .filter(rule -> !rule.rule().parts().isEmpty())
                .map(rule -> rule.rule().id())
                .collect(Collectors.toSet());
        Staging staging = request.staging();
        if (staging != null) {
            return written(split, staging, counted, measurement);
        }
        if (blamed.isEmpty()) {
            return new Found(List.of(), List.of(), measurement.malformed(), Map.of());
        }
        Split.Counts counts = split.counts(counted);
        return new Found(List.of(), List.of(), counts.bad(), counts.byRule());
    }

    private Found written(Split split, Staging staging, Set<String> counted, Measurement measurement)
            throws IOException {
        StagedParquet staged = new StagedParquet(session.sessionState().newHadoopConf());
        staged.clear(staging.passed());
        staged.clear(staging.failed());
        boolean copied = request.badRows() == BadRows.COPIED;
        Dataset<Row> records = split.records().coalesce(files());
        SplitTask task = new SplitTask(session, records.schema(), staging.passed(), staging.failed(), copied, counted);
        List<SplitTask.Part> parts = measurement.rows() == 0 ? List.of() : run(records, task);
        cancellation.ensureActive();
        failpoints.reached(Point.HALF_WRITTEN);

        Set<String> passedNames = new HashSet<>();
        Set<String> failedNames = new HashSet<>();
        Map<String, Long> byRule = new HashMap<>();
        long bad = 0;
        for (SplitTask.Part part : parts) {
            if (part.passed() != null) {
                passedNames.add(part.passed());
            }
            if (part.failed() != null) {
                failedNames.add(part.failed());
            }
            part.byRule().forEach((id, rows) -> byRule.merge(id, rows, Long::sum));
            bad += part.bad();
        }
        List<StagedFile> passed = staged.files(staging.passed(), passedNames);
        List<StagedFile> failed = staged.files(staging.failed(), failedNames);
        cancellation.ensureActive();
        long good = copied ? measurement.rows() - measurement.malformed() : measurement.rows() - bad;
        if (rows(passed) != good || rows(failed) != bad) {
            throw new IllegalStateException("conservation is broken: " + measurement.rows() + " rows were read, "
                    + rows(passed) + " passed and " + rows(failed) + " failed rows were written");
        }
        return new Found(passed, failed, bad, byRule);
    }

    /** Parquet's writer asks in the task how the session wants it. */
    private List<SplitTask.Part> run(Dataset<Row> records, SplitTask task) {
        Function0<List<SplitTask.Part>> job = () -> records.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(task, true)
                .collect();
        return SQLExecution.withSQLConfPropagated(session, job);
    }

    private static long rows(List<StagedFile> files) {
        return files.stream().mapToLong(StagedFile::rows).sum();
    }

    /** At most; there are no more than there are tasks. */
    private int files() {
        long bytes =
                request.source().objects().stream().mapToLong(Rows::unpacked).sum();
        return (int) Math.max(1, bytes / SMALLEST_FILE);
    }

    private static long unpacked(SourceObject object) {
        return object.location().endsWith(".gz") ? object.bytes() * GZIP_FACTOR : object.bytes();
    }
}
