package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.Staging;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB in this process. Safe for many threads: each check has a database of its own, in memory, which goes to the scratch
 * folder where memory does not suffice.
 */
public final class DuckDbEngine {
    private static final Logger log = System.getLogger(DuckDbEngine.class.getName());

    private final DuckDbSettings settings;
    private final ObjectFetcher fetcher;
    private final Progress progress;

    public DuckDbEngine(DuckDbSettings settings, ObjectFetcher fetcher) {
        this(settings, fetcher, Progress.none());
    }

    public DuckDbEngine(DuckDbSettings settings, ObjectFetcher fetcher, Progress progress) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.progress = progress;
    }

    /** For people, such as {@code duckdb 2.0.0.1}. */
    public String name() {
        String version = DuckDBDriver.class.getPackage().getImplementationVersion();
        return version == null ? "duckdb" : "duckdb " + version;
    }

    /** Like {@link #check(CheckRequest, Cancellation)}, to its end. */
    public CheckReport check(CheckRequest request) {
        return check(request, new Cancellation());
    }

    /**
     * Reads, evaluates, and writes the two staging folders if there are any. Whatever goes wrong on the way, with the files
     * or with the engine, is told by an {@code ENGINE_ERROR} report, never by an exception.
     *
     * @throws CheckCancelled soon after {@code cancellation}
     */
    public CheckReport check(CheckRequest request, Cancellation cancellation) {
        return run(request, cancellation, false);
    }

    /**
     * Like {@link #check}, unless a rule would not be answered exactly as the reference engine answers it, see {@link
     * Exactness}.
     */
    public Attempt checkIfExact(CheckRequest request, Cancellation cancellation) {
        try {
            return new Attempt.Checked(run(request, cancellation, true));
        } catch (NotExact e) {
            return new Attempt.LeftToDeequ(e.rules());
        }
    }

    private CheckReport run(CheckRequest request, Cancellation cancellation, boolean onlyIfExact) {
        long start = System.nanoTime();
        try {
            Path scratch = Files.createTempDirectory(Files.createDirectories(settings.scratch()), "weir-check-");
            try {
                return new Evaluation(
                                request,
                                settings,
                                fetcher,
                                progress,
                                cancellation,
                                scratch.toRealPath(),
                                name(),
                                onlyIfExact)
                        .run(start);
            } finally {
                remove(scratch);
            }
        } catch (NotExact e) {
            throw e;
        } catch (CheckCancelled e) {
            discard(request);
            throw e;
        } catch (IOException | SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            discard(request);
            if (cancellation.cancelled()) {
                throw new CheckCancelled();
            }
            // Whatever DuckDB or a file system throws is no statement about the data.
            log.log(Level.WARNING, "run " + request.runId() + " attempt " + request.attempt() + ": engine error", e);
            return error(request, e instanceof IOException io ? said(io) : Failures.said(e), start);
        }
    }

    private static String said(IOException e) {
        return e instanceof java.nio.file.FileSystemException ? e.toString() : Failures.said(e);
    }

    private void discard(CheckRequest request) {
        if (request.staging() != null) {
            discard(request.staging());
        }
    }

    /** Removes what an attempt has staged; harmless if there is nothing. */
    public void discard(Staging staging) {
        StagedFiles files = new StagedFiles(fetcher);
        for (String folder : List.of(staging.passed(), staging.failed())) {
            try {
                files.remove(folder);
            } catch (IOException | RuntimeException e) {
                // Nobody reads a staging folder that no report names; its owner sweeps what is left.
                log.log(Level.WARNING, "staging {0} could not be removed: {1}", folder, e.getMessage());
            }
        }
    }

    private static void remove(Path scratch) {
        try {
            StagedFiles.delete(scratch);
        } catch (IOException e) {
            log.log(Level.WARNING, "the scratch folder {0} could not be removed: {1}", scratch, e.getMessage());
        }
    }

    private CheckReport error(CheckRequest request, String why, long start) {
        return new CheckReport(
                request.runId(),
                request.attempt(),
                CheckReport.Status.ENGINE_ERROR,
                name(),
                why,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
