package dev.weir.quality.duckdb;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Moves objects between a store and the local disk, for locations that are no {@code file:///}: DuckDB reads and writes
 * local files only.
 */
public interface ObjectFetcher {
    /**
     * Brings a whole object here.
     *
     * @param location full, such as {@code s3://lake/landing/a.csv}
     * @param file to be written; its folder is there, the file is not
     * @throws IOException if the object is gone or cannot be read; the message says so for people
     */
    void fetch(String location, Path file) throws IOException;

    /** Puts a file at a location below the staging folder, replacing what is there. */
    void store(Path file, String location) throws IOException;

    /** Removes everything below a staging folder; harmless if there is nothing. */
    void remove(String folder) throws IOException;

    /** For callers whose batches are all on the local disk. */
    static ObjectFetcher none() {
        return new ObjectFetcher() {
            @Override
            public void fetch(String location, Path file) throws IOException {
                throw new IOException("there is no way to read " + location + " from here, only file:///");
            }

            @Override
            public void store(Path file, String location) throws IOException {
                throw new IOException("there is no way to write " + location + " from here, only file:///");
            }

            @Override
            public void remove(String folder) throws IOException {
                throw new IOException("there is no way to remove " + folder + " from here, only file:///");
            }
        };
    }
}
