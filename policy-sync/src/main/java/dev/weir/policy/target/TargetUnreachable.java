package dev.weir.policy.target;

/** A target could not be read at all. */
public class TargetUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message which target, what happened, what to do */
    public TargetUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
