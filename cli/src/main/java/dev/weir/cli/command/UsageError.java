package dev.weir.cli.command;

/** The words of the command line, or its environment, make no sense; the message says which. */
public final class UsageError extends RuntimeException {

    public UsageError(String message) {
        super(message);
    }

    public UsageError(String message, Throwable cause) {
        super(message, cause);
    }
}
