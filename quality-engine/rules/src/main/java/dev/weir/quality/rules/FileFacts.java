package dev.weir.quality.rules;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** What file rules look at. */
public interface FileFacts {

    /** The files of the batch. */
    List<FileFact> batch() throws IOException;

    /**
     * The files at a path or below it; empty if there are none.
     *
     * @throws IOException if it cannot be listed, or may not be looked at from here
     */
    List<FileFact> below(String path) throws IOException;

    /** @param location for people */
    record FileFact(String location, long bytes, Instant modified, Content content) {}

    /** The bytes of a file, to be read when they are asked for. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
