package dev.weir.quality.duckdb;

/** The batch cannot be read as a whole; the message names the file and the reason, for people. */
final class UnreadableBatch extends RuntimeException {
    UnreadableBatch(String message) {
        super(message);
    }

    UnreadableBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
