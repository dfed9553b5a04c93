package dev.weir.quality.duckdb;

/** The check was told to stop; there is no report, and what it staged has been removed. */
public final class CheckCancelled extends RuntimeException {
    public CheckCancelled() {
        super("cancelled");
    }
}
