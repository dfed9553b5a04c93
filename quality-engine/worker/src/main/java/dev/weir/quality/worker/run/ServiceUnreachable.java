package dev.weir.quality.worker.run;

/** The service does not answer now; it may later. */
public final class ServiceUnreachable extends RuntimeException {
    public ServiceUnreachable(String message) {
        super(message);
    }

    public ServiceUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
