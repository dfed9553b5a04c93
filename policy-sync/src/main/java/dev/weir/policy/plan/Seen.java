package dev.weir.policy.plan;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Show;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody sees of a column, without the reasons.
 *
 * @param custom the target's own mask expression; else empty
 * @param rows those for which any of these holds; empty means all
 */
public record Seen(boolean allowed, Show show, String custom, Set<String> rows) {

    public static final Seen NOTHING = new Seen(false, Show.EXCLUDED, "", Set.of());

    public Seen {
        rows = Set.copyOf(rows);
    }

    public static Seen of(Access access) {
        return access.allowed() && access.show() != Show.EXCLUDED
                ? new Seen(true, access.show(), access.custom(), access.rows())
                : NOTHING;
    }

    /** Whether {@code other} tells everything that this tells. Two masks that tell different things are within neither. */
    boolean within(Seen other) {
        if (!allowed) {
            return true;
        }
        boolean shown = custom.isEmpty() && other.custom.isEmpty()
                ? show.within(other.show)
                : custom.equals(other.custom) && show == other.show
                        || other.custom.isEmpty() && other.show == Show.PLAIN;
        return other.allowed && shown && (other.rows.isEmpty() || !rows.isEmpty() && other.rows.containsAll(rows));
    }

    /** For people: {@code hashed, rows where region = 'EU'}. */
    public String words() {
        if (!allowed) {
            return "nothing";
        }
        String values = custom.isEmpty() ? words(show) : "through " + custom;
        return rows.isEmpty() ? values : values + ", rows where " + String.join(" or ", new TreeSet<>(rows));
    }

    private static String words(Show show) {
        return switch (show) {
            case PLAIN -> "in plain";
            case HASH -> "hashed";
            case LAST4 -> "the last 4 characters";
            case FIRST4 -> "the first 4 characters";
            case YEAR -> "only the year";
            case REDACT -> "redacted";
            case NULL -> "as empty";
            case EXCLUDED -> "nothing";
        };
    }
}
