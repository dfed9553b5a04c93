package dev.weir.quality.batch;

import java.util.UUID;

/**
 * That a batch is an earlier one, repaired.
 *
 * @param of the earlier one
 * @param scope what it stands for
 * @param reason for people
 * @param requestedBy who handed it in
 */
public record Replay(UUID of, Scope scope, String reason, String requestedBy) {

    /** What a repaired batch holds. */
    public enum Scope {
        /** All rows. Once it is published, it replaces what was published of the earlier one. */
        WHOLE,
        /** The rows that were turned away, and not those that were published. */
        REST
    }
}
