package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A staging folder: Parquet files, and nothing else. */
final class StagedFiles {
    private static final String LOCAL = "file://";
    private static final String SIZE = "128MB";

    private final ObjectFetcher fetcher;

    StagedFiles(ObjectFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Where DuckDB writes what belongs to a folder: there, or beside if the folder is not on this disk. */
    static Path local(String folder, Path scratch, String name) {
        return folder.startsWith("file:///") ? Path.of(folder.substring(LOCAL.length())) : scratch.resolve(name);
    }

    /** @param files where they still are on this disk */
    record Written(List<StagedFile> staged, List<Path> files) {
        long rows() {
            return staged.stream().mapToLong(StagedFile::rows).sum();
        }
    }

    /**
     * Writes the rows of a query. A file without rows is removed.
     *
     * @param folder ends with a slash
     */
    Written write(Session session, String query, String folder, Path local) throws SQLException, IOException {
        Files.createDirectories(local);
        List<@Nullable Object[]> stats = session.rows("COPY (" + query + ") TO " + Sql.text(local.toString())
                + " (FORMAT parquet, COMPRESSION snappy, FILE_SIZE_BYTES '" + SIZE
                + "', FILENAME_PATTERN 'part-{i}', OVERWRITE_OR_IGNORE, RETURN_STATS)");
        List<StagedFile> staged = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (@Nullable Object[] file : stats) {
            Path path = Path.of(String.valueOf(file[0]));
            long rows = file[1] instanceof Number count ? count.longValue() : 0;
            if (rows == 0) {
                Files.delete(path);
                continue;
            }
            String location = folder + path.getFileName();
            if (!folder.startsWith("file:///")) {
                fetcher.store(path, location);
            }
            staged.add(new StagedFile(location, Files.size(path), rows));
            files.add(path);
        }
        return new Written(staged, files);
    }

    /** Removes the folder, and those of the attempt, the run and the batch if they are empty then. Harmless if it is not there. */
    void remove(String folder) throws IOException {
        if (!folder.startsWith("file:///")) {
            fetcher.remove(folder);
            return;
        }
        Path path = Path.of(folder.substring(LOCAL.length()));
        delete(path);
        Path around = path.getParent();
        while (around != null && around.toString().contains("/_weir/staging/") && isEmpty(around)) {
            Files.delete(around);
            around = around.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** With all that is in it; harmless if it is not there. Links are removed, and not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
