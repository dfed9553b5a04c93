package dev.weir.quality.worker.run;

/** The check was told to stop; there is no report, and what it staged is to be thrown away. */
public final class CheckCancelled extends RuntimeException {
    public CheckCancelled() {
        super("cancelled");
    }
}
