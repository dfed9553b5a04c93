package dev.weir.policy.compile;

import dev.weir.policy.access.Show;
import dev.weir.policy.document.Policy;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Permitted;
import dev.weir.policy.intent.View;
import dev.weir.policy.rows.Implication;
import dev.weir.policy.rows.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What somebody gets in a target that has one row filter for a table and one mask for a column.
 *
 * @param rows of the table
 * @param shows by column class; what is not in it is not seen
 * @param narrowed policies of which this shows less than they say; empty if it is all that is meant
 */
record Choice(Rows rows, Map<ColumnClass, Show> shows, Set<Policy> narrowed) {

    /**
     * @param classes of the table's columns
     * @param subject names of principals
     * @param active which policies count; those that restrict always do
     */
    static Choice of(Set<ColumnClass> classes, Set<String> subject, Predicate<Policy> active) {
        Map<ColumnClass, Permitted> seen = new LinkedHashMap<>();
        List<Rows> each = new ArrayList<>();
        for (ColumnClass column : classes) {
            Permitted all = Permitted.of(column, subject);
            Permitted permitted = new Permitted(
                    all.gives().stream()
                            .filter(view -> active.test(view.policy()))
                            .toList(),
                    all.caps());
            Show widest = permitted.widest();
            if (widest != Show.EXCLUDED) {
                seen.put(column, permitted);
                for (Show show : Show.values()) {
                    if (show != Show.EXCLUDED) {
                        each.add(permitted.rows(show));
                    }
                }
            }
        }
        if (seen.isEmpty()) {
            return new Choice(Rows.NONE, Map.of(), Set.of());
        }
        Rows any = Rows.or(each);
        Map<ColumnClass, Show> exact = new LinkedHashMap<>();
        Set<Policy> different = new LinkedHashSet<>();
        seen.forEach((column, permitted) -> {
            Show widest = permitted.widest();
            if (Implication.holds(any, permitted.rows(widest))) {
                exact.put(column, widest);
            } else {
                permitted.gives().stream().map(View::policy).forEach(different::add);
            }
        });
        if (different.isEmpty()) {
            return new Choice(any, exact, Set.of());
        }
        // Everything is seen, in those rows in which everything may be.
        List<Rows> all = new ArrayList<>();
        Map<ColumnClass, Show> shows = new LinkedHashMap<>();
        seen.forEach((column, permitted) -> {
            shows.put(column, permitted.widest());
            all.add(permitted.rows(permitted.widest()));
        });
        return new Choice(Rows.and(all), shows, different);
    }
}
