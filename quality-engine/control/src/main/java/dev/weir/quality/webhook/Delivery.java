package dev.weir.quality.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to one hook.
 *
 * @param kind of the change that it tells
 * @param subject of that change
 * @param body the same with every attempt
 * @param attempts that were begun
 * @param nextAt when the next one is due, if it is pending
 * @param error of the latest attempt
 * @param endedAt when it was delivered, or given up
 */
public record Delivery(
        UUID id,
        String hook,
        String kind,
        String subject,
        String body,
        State state,
        int attempts,
        Instant nextAt,
        Optional<String> error,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** Where it is. */
    public enum State {
        PENDING,
        DELIVERED,
        /** Given up. */
        DEAD
    }
}
