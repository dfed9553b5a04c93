package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The objects of a dataset as local files, in the order of their locations. */
final class SourceFiles {
    private static final int BUFFER = 1 << 16;

    private SourceFiles() {}

    /** @param path a name without any character that DuckDB takes for a pattern */
    record Local(String location, Path path) {
        String fileName() {
            return location.substring(location.lastIndexOf('/') + 1);
        }

        /**
         * The text of the file, unpacked if its location ends in {@code .gz}, without a byte order mark. Bytes that are not
         * UTF-8 are an error: replacing them would change the data.
         */
        Reader open() throws IOException {
            InputStream bytes = Files.newInputStream(path);
            try {
                InputStream text = location.endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
                return new BufferedReader(
                        new InputStreamReader(
                                withoutMark(text),
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        BUFFER);
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        }

        /** Why the text could not be read to its end. */
        UnreadableBatch unreadable(IOException cause) {
            String reason;
            if (cause instanceof CharacterCodingException) {
                reason = "is not UTF-8";
            } else if (cause instanceof ZipException || cause instanceof java.io.EOFException) {
                reason = "is no whole gzip file: " + cause.getMessage();
            } else {
                reason = "cannot be read: " + cause.getMessage();
            }
            return new UnreadableBatch(location + " " + reason, cause);
        }
    }

    /** Fetches what is not here, and makes sure that nothing has changed since the batch was received. */
    static List<Local> of(BatchSource source, Path folder, ObjectFetcher fetcher, Cancellation cancellation)
            throws IOException {
        Files.createDirectories(folder);
        List<SourceObject> objects = source.objects().stream()
                .sorted(Comparator.comparing(SourceObject::location))
                .toList();
        List<Local> files = new ArrayList<>();
        for (SourceObject object : objects) {
            cancellation.ensureActive();
            Path file = folder.resolve(String.valueOf(files.size()));
            if (object.location().startsWith("file:///")) {
                // A link, since a star or a bracket in a name would be a pattern to DuckDB.
                Files.createSymbolicLink(file, Path.of(object.location().substring("file://".length())));
            } else {
                try {
                    fetcher.fetch(object.location(), file);
                } catch (IOException e) {
                    throw new UnreadableBatch(object.location() + " cannot be read: " + e.getMessage(), e);
                }
            }
            requireUnchanged(object, file);
            files.add(new Local(object.location(), file));
        }
        return files;
    }

    /** Files that were linked are read more than once; who wrote meanwhile has been read half. */
    static void requireUnchanged(BatchSource source, List<Local> files) throws IOException {
        Map<String, SourceObject> received = new HashMap<>();
        source.objects().forEach(object -> received.put(object.location(), object));
        for (Local file : files) {
            SourceObject object = received.get(file.location());
            if (object != null) {
                requireUnchanged(object, file.path());
            }
        }
    }

    private static void requireUnchanged(SourceObject object, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UnreadableBatch(object.location() + " is gone");
        }
        long bytes = Files.size(file);
        if (bytes != object.bytes()) {
            throw new UnreadableBatch(object.location() + " changed while being checked: it had " + object.bytes()
                    + " bytes when it was received, and has " + bytes + " now");
        }
    }

    private static InputStream withoutMark(InputStream text) throws IOException {
        PushbackInputStream start = new PushbackInputStream(text, 3);
        byte[] head = start.readNBytes(3);
        boolean mark = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!mark) {
            start.unread(head);
        }
        return start;
    }
}
