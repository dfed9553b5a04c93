package dev.weir.policy.document;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.Show;
import dev.weir.policy.rows.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One intent.
 *
 * @param to names of principals
 * @param on which data
 * @param except and which of them not
 * @param rows which rows of each table
 * @param combine what it does to what others give
 * @param until when it ends; empty for never
 * @param ifCannot how a column is shown that the target cannot show as wanted; excluded leaves out a table as well whose rows
 *     cannot be filtered; empty to refuse
 * @param targets names of those it is meant for; empty for all
 * @param breakGlass whether it is for an emergency
 */
public record Policy(
        String name,
        Set<String> to,
        Set<Action> allow,
        Selector on,
        Selector except,
        List<ColumnRule> columns,
        Rows rows,
        Combine combine,
        Optional<Instant> until,
        Optional<String> ticket,
        Optional<Show> ifCannot,
        Set<String> targets,
        boolean breakGlass,
        Map<Part, Place> places) {
    public Policy {
        to = Set.copyOf(to);
        allow = Set.copyOf(allow);
        columns = List.copyOf(columns);
        targets = Set.copyOf(targets);
        places = Map.copyOf(places);
    }

    public enum Combine {
        /** Who is addressed sees this as well. */
        ADD,
        /** Who is addressed sees no more than this of it, whatever others give. It gives nothing by itself. */
        RESTRICT
    }

    /** What has a place of its own. */
    public enum Part {
        POLICY,
        ON,
        ROWS,
        COLUMNS,
        UNTIL,
        TO
    }

    /** Of a part, or of the policy if that part is not written. */
    public Place place(Part part) {
        Place found = places.get(part);
        return found == null ? places.getOrDefault(Part.POLICY, new Place("", 1, 1)) : found;
    }

    public boolean activeAt(Instant at) {
        return until.isEmpty() || at.isBefore(until.get());
    }

    public boolean isFor(TargetSpec target) {
        return targets.isEmpty() || targets.contains(target.name());
    }

    /** Names are unique, and policies are in many sets. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Policy policy
                        && name.equals(policy.name)
                        && to.equals(policy.to)
                        && allow.equals(policy.allow)
                        && on.equals(policy.on)
                        && except.equals(policy.except)
                        && columns.equals(policy.columns)
                        && rows.equals(policy.rows)
                        && combine == policy.combine
                        && until.equals(policy.until)
                        && ticket.equals(policy.ticket)
                        && ifCannot.equals(policy.ifCannot)
                        && targets.equals(policy.targets)
                        && breakGlass == policy.breakGlass
                        && places.equals(policy.places));
    }

    /** How it shows a column that it speaks of. */
    public Show show(String column, Map<String, String> tags) {
        for (ColumnRule rule : columns) {
            if (rule.fits(column, tags)) {
                return rule.show();
            }
        }
        return Show.PLAIN;
    }

    /** Whether {@link #show} asks for more of a column than its tags. */
    public boolean showsByName() {
        return columns.stream().anyMatch(rule -> !rule.names().isEmpty());
    }
}
