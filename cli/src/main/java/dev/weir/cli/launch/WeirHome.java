package dev.weir.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder where a local Weir keeps its data, logs and pid files ({@code WEIR_HOME}). Absolute. */
public record WeirHome(Path path) {

    public WeirHome {
        path = path.toAbsolutePath().normalize();
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String child) {
        return logs().resolve(child + ".log");
    }

    /** The pid files of the children. */
    public Path run() {
        return path.resolve("run");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    /** The sample lake. */
    public Path lake() {
        return path.resolve("lake");
    }

    /** Locked and filled by the launcher as long as it lives. */
    public Path pidFile() {
        return path.resolve("weir.pid");
    }

    /** Makes the folders. @throws LaunchRefused if one cannot be made or written */
    public void prepare() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(run());
            Files.delete(Files.createTempFile(run(), "probe", ".tmp"));
        } catch (IOException e) {
            throw new LaunchRefused("cannot write to " + path + " (" + reason(e)
                    + "). Make it writable, or set WEIR_HOME to another folder.");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /**
     * Deletes the database and the pid files; logs stay. Nothing of it may be in use.
     */
    public void clear() {
        delete(postgres());
        delete(run());
    }

    /** Links are removed, not followed. */
    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
