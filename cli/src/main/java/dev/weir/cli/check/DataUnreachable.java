package dev.weir.cli.check;

/** Nobody can say what the data are, since they cannot be reached. The message says where, why, and what to do. */
public final class DataUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
