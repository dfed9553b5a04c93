package dev.weir.catalog.arrival;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was sent and led to nothing.
 *
 * @param location of the object; empty if it could not be told
 * @param pointer where in its message the nonsense was
 * @param body what could not be understood, as a message of its own
 * @param arrivalId of what could not be looked at
 */
public record DeadLetter(
        UUID id,
        Instant diedAt,
        String source,
        Optional<String> location,
        Optional<String> pointer,
        String reason,
        Optional<String> body,
        Optional<UUID> arrivalId) {}
