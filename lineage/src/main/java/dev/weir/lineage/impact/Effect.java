package dev.weir.lineage.impact;

/** What becomes of something downstream, the worst first. */
public enum Effect {
    /** It reads what would be gone: it fails. */
    BREAKS,
    /** It holds what is made of it, or decides by it: types or values become others. */
    CHANGES,
    /** It gets what is made of bad rows. */
    RECEIVES,
    /** It is behind something that fails, and gets nothing new. */
    STALE,
    /** A job reads the dataset, and did not tell which columns: it may be concerned, with all behind it. */
    POSSIBLE
}
