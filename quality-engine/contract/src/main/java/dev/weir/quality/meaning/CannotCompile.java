package dev.weir.quality.meaning;

/** A rule that cannot be evaluated on this batch; the message says why, for people. */
public final class CannotCompile extends RuntimeException {
    public CannotCompile(String message) {
        super(message);
    }
}
