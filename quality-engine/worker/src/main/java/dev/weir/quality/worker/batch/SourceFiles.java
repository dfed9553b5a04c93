package dev.weir.quality.worker.batch;

import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Opens objects, on the driver and in tasks. */
final class SourceFiles implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int BUFFER = 1 << 16;

    private final SerializableConfiguration hadoop;

    SourceFiles(Configuration hadoop) {
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /** Another size than when the batch was received means that somebody writes while we read. */
    void requireUnchanged(SourceObject object) {
        long bytes;
        try {
            Path path = new Location(object.location()).toPath();
            bytes = path.getFileSystem(hadoop.value()).getFileStatus(path).getLen();
        } catch (FileNotFoundException e) {
            throw new UnreadableBatch(object.location() + " is gone", e);
        } catch (IOException e) {
            throw new UnreadableBatch(object.location() + " cannot be read: " + e.getMessage(), e);
        }
        if (bytes != object.bytes()) {
            throw new UnreadableBatch(object.location() + " changed while being checked: it had " + object.bytes()
                    + " bytes when it was received, and has " + bytes + " now");
        }
    }

    /**
     * The text of an object, unpacked if its name ends in {@code .gz}, without a byte order mark. Bytes that are not UTF-8
     * are an error: replacing them would change the data.
     */
    Reader open(String location) throws IOException {
        Path path = new Location(location).toPath();
        InputStream bytes = path.getFileSystem(hadoop.value()).open(path);
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
