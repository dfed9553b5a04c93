package dev.weir.platform.token;

import dev.weir.platform.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A key for a machine or a person. The secret itself is shown once, when it is made; only its hash is kept. */
public record Token(
        UUID id, String name, Role role, Instant createdAt, String createdBy, Optional<Instant> revokedAt) {}
