package dev.weir.quality.worker.batch;

/** The batch cannot be read as a whole; the message names the file and the reason, for people. */
public final class UnreadableBatch extends RuntimeException {
    public UnreadableBatch(String message) {
        super(message);
    }

    public UnreadableBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
