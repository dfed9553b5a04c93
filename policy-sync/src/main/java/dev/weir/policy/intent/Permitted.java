package dev.weir.policy.intent;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.rows.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody may see of a column.
 *
 * @param gives what policies add, each a way to see it
 * @param caps what policies restrict; all of them hold
 */
public record Permitted(List<View> gives, List<View> caps) {
    public Permitted {
        gives = List.copyOf(gives);
        caps = List.copyOf(caps);
    }

    /** @param subject names of principals that somebody is, or belongs to */
    public static Permitted of(ColumnClass column, Set<String> subject) {
        List<View> gives = new ArrayList<>();
        List<View> caps = new ArrayList<>();
        for (View view : column.views()) {
            if (addresses(view.policy(), subject)) {
                (view.policy().combine() == Combine.ADD ? gives : caps).add(view);
            }
        }
        return new Permitted(gives, caps);
    }

    static boolean addresses(Policy policy, Set<String> subject) {
        Set<String> to = policy.to();
        Set<String> fewer = to.size() < subject.size() ? to : subject;
        Set<String> more = fewer == to ? subject : to;
        for (String name : fewer) {
            if (more.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The rows in which it is within the intent that values are seen so. */
    public Rows rows(Show shown) {
        if (shown == Show.EXCLUDED) {
            return Rows.ALL;
        }
        List<Rows> any = new ArrayList<>();
        for (View view : gives) {
            if (shown.within(view.show())) {
                any.add(view.policy().rows());
            }
        }
        List<Rows> all = new ArrayList<>();
        all.add(Rows.or(any));
        for (View view : caps) {
            all.add(shown.within(view.show()) ? view.policy().rows() : Rows.NONE);
        }
        return Rows.and(all);
    }

    /** The most that is seen; what else there may be is no wider, or is seen in other rows. */
    public Show widest() {
        for (Show show : Show.values()) {
            if (show != Show.EXCLUDED && !(rows(show) instanceof Rows.None)) {
                return show;
            }
        }
        return Show.EXCLUDED;
    }

    /** The same as an answer; rows in Weir's own words. */
    public Access access() {
        Set<String> names = new LinkedHashSet<>();
        Show shown = widest();
        gives.stream()
                .filter(view -> shown.within(view.show()))
                .forEach(view -> names.add(view.policy().name()));
        caps.forEach(view -> names.add(view.policy().name()));
        if (shown == Show.EXCLUDED) {
            return Access.denied(List.copyOf(names));
        }
        Rows rows = rows(shown);
        return new Access(
                true, shown, "", rows instanceof Rows.All ? Set.of() : Set.of(rows.text()), List.copyOf(names));
    }
}
