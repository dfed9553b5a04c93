package dev.weir.quality.worker.batch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** Why the text of a file could not be read to its end, in one sentence that names the file. */
final class TextProblem {
    private TextProblem() {}

    static UnreadableBatch of(String location, IOException cause) {
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
