package dev.weir.policy.desk;

import dev.weir.policy.plan.Plan;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A target is no longer as it was applied.
 *
 * @param repair what would bring it back
 */
public record Drift(
        UUID id,
        String target,
        State state,
        Instant foundAt,
        Instant seenAt,
        Optional<Instant> endedAt,
        Optional<String> endedBy,
        Plan repair) {

    public enum State {
        OPEN,
        /** It went by itself. */
        GONE,
        ACCEPTED,
        REPAIRED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
