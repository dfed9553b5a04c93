package dev.weir.quality.worker.run;

/** The service answered, and asking the same again will not help. */
public final class ServiceRefused extends RuntimeException {
    public ServiceRefused(String message) {
        super(message);
    }
}
