package dev.weir.quality.worker.duckdb;

import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.worker.batch.Location;
import dev.weir.quality.worker.batch.StagedParquet;
import dev.weir.quality.worker.batch.UnreadableBatch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;

/**
 * Objects by way of Hadoop's connectors, the very ones by which Spark reads them, without a Spark session. Nothing of Hadoop
 * is loaded before the first object is asked for.
 */
public final class HadoopObjects implements ObjectFetcher {
    private final Map<String, String> settings;

    /** @param settings Hadoop's own, such as {@code fs.s3a.endpoint} */
    public HadoopObjects(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    public void fetch(String location, Path file) throws IOException {
        var path = path(location);
        try (InputStream object = path.getFileSystem(hadoop()).open(path)) {
            Files.copy(object, file);
        } catch (FileNotFoundException e) {
            throw new IOException("it is gone", e);
        }
    }

    @Override
    public void store(Path file, String location) throws IOException {
        var path = path(location);
        // Closed by hand: closing completes the upload, and of a half-copied file nothing must be completed.
        OutputStream object = path.getFileSystem(hadoop()).create(path, true);
        try {
            Files.copy(file, object);
        } catch (IOException e) {
            abort(object);
            throw e;
        }
        object.close();
    }

    private static void abort(OutputStream object) {
        if (object instanceof Abortable abortable) {
            abortable.abort();
        }
    }

    @Override
    public void remove(String folder) throws IOException {
        new StagedParquet(hadoop()).remove(folder);
    }

    private static org.apache.hadoop.fs.Path path(String location) throws IOException {
        try {
            return new Location(location).toPath();
        } catch (UnreadableBatch e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Configuration hadoop() {
        Configuration hadoop = new Configuration();
        settings.forEach(hadoop::set);
        return hadoop;
    }
}
