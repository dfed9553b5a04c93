package dev.weir.platform.token.store;

import dev.weir.platform.access.Role;
import dev.weir.platform.token.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "platform", name = "api_token")
class TokenRow {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    String hash;
    Instant createdAt;
    String createdBy;

    @Nullable
    Instant revokedAt;

    Token token() {
        return new Token(id, name, role, createdAt, createdBy, Optional.ofNullable(revokedAt));
    }
}
