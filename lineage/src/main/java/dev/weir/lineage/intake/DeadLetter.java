package dev.weir.lineage.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was sent and is no event, or one that could not be folded.
 *
 * @param lastAt when it was sent last
 * @param times how often it was sent
 * @param sender by whom
 * @param code of the problem
 * @param pointer where in it the problem is
 * @param bytes of the body
 */
public record DeadLetter(
        UUID id,
        Instant receivedAt,
        Instant lastAt,
        int times,
        String sender,
        String code,
        String detail,
        Optional<String> pointer,
        int bytes) {}
