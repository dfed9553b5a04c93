package dev.weir.policy.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who gains and who loses.
 *
 * @param effects gains first, losses last
 * @param whole false if there was too much to compare: there may be more effects
 */
public record Difference(List<Effect> effects, boolean whole) {
    public Difference {
        effects = List.copyOf(effects);
    }

    /** Who can do or see less than before. */
    public Set<String> losing() {
        Set<String> people = new TreeSet<>();
        effects.stream()
                .filter(effect -> !effect.before().within(effect.after()))
                .forEach(effect -> people.addAll(effect.people()));
        return people;
    }

    /** Columns, or tables, of which somebody can see or do more than before. */
    public Set<String> exposed() {
        Set<String> columns = new TreeSet<>();
        effects.stream()
                .filter(effect -> !effect.after().within(effect.before()))
                .flatMap(effect -> effect.tables().stream())
                .forEach(table -> {
                    if (table.columns().isEmpty()) {
                        columns.add(table.table());
                    }
                    table.columns().forEach(column -> columns.add(table.table() + "." + column));
                });
        return columns;
    }
}
