package dev.weir.policy.ranger;

import dev.weir.policy.access.Show;
import java.util.Map;
import java.util.Optional;

/** Ranger's mask types as Trino's service has them. */
public final class Masks {
    public static final String CUSTOM = "CUSTOM";
    private static final Map<Show, String> TYPES = Map.of(
            Show.PLAIN, "MASK_NONE",
            Show.HASH, "MASK_HASH",
            Show.LAST4, "MASK_SHOW_LAST_4",
            Show.FIRST4, "MASK_SHOW_FIRST_4",
            Show.YEAR, "MASK_DATE_SHOW_YEAR",
            Show.REDACT, "MASK",
            Show.NULL, "MASK_NULL");

    private Masks() {}

    /** Empty for {@link Show#EXCLUDED}, which is no mask but no access. */
    public static Optional<String> type(Show show) {
        return Optional.ofNullable(TYPES.get(show));
    }

    /** Empty for a type that Weir has no word for, such as {@link #CUSTOM}. */
    public static Optional<Show> show(String type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
