package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.ProfileFailed;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Profiles files with DuckDB in this process, within the same bounds as {@link DuckDbEngine} checks them. Safe for many threads. */
public final class Profiler {
    private static final Logger log = System.getLogger(Profiler.class.getName());

    private final DuckDbSettings settings;
    private final ObjectFetcher fetcher;

    public Profiler(DuckDbSettings settings, ObjectFetcher fetcher) {
        this.settings = settings;
        this.fetcher = fetcher;
    }

    /**
     * @throws ProfileFailed if the files cannot be read to their end
     * @throws CheckCancelled soon after {@code cancellation}
     */
    public DataProfile profile(BatchSource source, Cancellation cancellation) {
        try {
            Path scratch = Files.createTempDirectory(Files.createDirectories(settings.scratch()), "weir-profile-")
                    .toRealPath();
            try {
                return profile(source, scratch, cancellation);
            } finally {
                remove(scratch);
            }
        } catch (IOException | SQLException | UnreadableBatch e) {
            cancellation.ensureActive();
            throw new ProfileFailed(Failures.said(e), e);
        }
    }

    private DataProfile profile(BatchSource source, Path scratch, Cancellation cancellation)
            throws IOException, SQLException {
        List<SourceFiles.Local> files = SourceFiles.of(source, scratch.resolve("batch"), fetcher, cancellation);
        List<Path> readable = source.objects().stream()
                .map(SourceObject::location)
                .filter(location -> location.startsWith("file:///"))
                .map(location -> Path.of(location.substring("file://".length())))
                .toList();
        try (Session session =
                Session.open(settings, scratch.resolve("spill"), readable, List.of(scratch), cancellation)) {
            Table table =
                    switch (source.format()) {
                        case PARQUET -> new ParquetTable(session, source.leaveOut()).read(files);
                        case CSV -> new CsvTable(session, "weir_batch", source.leaveOut(), cancellation).read(files);
                        case NDJSON ->
                            new NdjsonTable(session, "weir_batch", source.leaveOut(), cancellation).read(files);
                    };
            DataProfile profile = new Profiling(session, table, source.format()).run();
            SourceFiles.requireUnchanged(source, files);
            return profile;
        }
    }

    private static void remove(Path scratch) {
        try {
            StagedFiles.delete(scratch);
        } catch (IOException e) {
            log.log(Level.WARNING, "the scratch folder {0} could not be removed: {1}", scratch, e.getMessage());
        }
    }
}
