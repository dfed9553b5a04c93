package dev.weir.quality.batch;

/** One file's way to its final name. */
public record Move(Way way, String from, String to, Destination destination, long bytes, long rows) {

    /** What is left at {@code from}. */
    public enum Way {
        MOVE,
        COPY
    }

    /** Where it ends. */
    public enum Destination {
        TARGET,
        QUARANTINE,
        /** Quarantine, too: an object as it landed. Its rows are not counted. */
        ORIGINAL
    }

    // Journals that were kept by earlier versions only move.
    @SuppressWarnings("ConstantValue")
    public Move {
        way = way == null ? Way.MOVE : way;
    }
}
