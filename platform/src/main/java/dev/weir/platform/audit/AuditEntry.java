package dev.weir.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the audit trail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String role,
        String action,
        String object,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String requestId) {}
