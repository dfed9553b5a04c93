package dev.weir.policy.access;

import java.util.List;
import java.util.Set;

/**
 * What somebody sees of one column.
 *
 * @param allowed false means nothing at all; the rest is then of no meaning
 * @param show how the values are seen
 * @param custom the target's own mask expression if {@code show} cannot say it; else empty
 * @param rows those rows for which any of these expressions holds, in the target's own dialect; empty means all rows
 * @param because the keys of the objects that decided, the decisive one first
 */
public record Access(boolean allowed, Show show, String custom, Set<String> rows, List<String> because) {
    public Access {
        rows = Set.copyOf(rows);
        because = List.copyOf(because);
    }

    public static Access denied(List<String> because) {
        return new Access(false, Show.EXCLUDED, "", Set.of(), because);
    }
}
