package dev.weir.quality.batch;

/** One file's way from staging to its final name. */
public record Move(String from, String to, Destination destination, long bytes, long rows) {

    /** Where it ends. */
    public enum Destination {
        TARGET,
        QUARANTINE
    }
}
