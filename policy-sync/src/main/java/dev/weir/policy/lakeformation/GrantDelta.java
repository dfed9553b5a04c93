package dev.weir.policy.lakeformation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to give and what to take so that one grant becomes another, so that nobody is without what he keeps.
 *
 * @param give first
 * @param take when that is done
 */
public record GrantDelta(List<Part> give, List<Part> take) {
    public GrantDelta {
        give = List.copyOf(give);
        take = List.copyOf(take);
    }

    /** @param permissions may be empty where only the right to give on is meant */
    public record Part(
            String principal, Resource resource, SortedSet<String> permissions, SortedSet<String> grantable) {
        public Part {
            permissions = Sorted.copy(permissions);
            grantable = Sorted.copy(grantable);
        }
    }

    public static GrantDelta of(Optional<Grant> before, Optional<Grant> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return new GrantDelta(
                    after.map(GrantDelta::whole).stream().toList(),
                    before.map(GrantDelta::whole).stream().toList());
        }
        Grant was = before.get();
        Grant is = after.get();
        if (was.resource() instanceof Resource.Columns from
                && is.resource() instanceof Resource.Columns to
                && !from.equals(to)) {
            return columns(was, from, is, to);
        }
        SortedSet<String> giveOn = minus(is.grantable(), was.grantable());
        SortedSet<String> give = minus(is.permissions(), was.permissions());
        give.addAll(giveOn);
        SortedSet<String> take = minus(was.permissions(), is.permissions());
        SortedSet<String> takeOn = minus(was.grantable(), is.grantable());
        return new GrantDelta(parts(is, is.resource(), give, giveOn), parts(was, was.resource(), take, takeOn));
    }

    /** Of named columns, which are given and taken one by one. */
    private static GrantDelta columns(Grant was, Resource.Columns from, Grant is, Resource.Columns to) {
        boolean alike =
                was.permissions().equals(is.permissions()) && was.grantable().equals(is.grantable());
        List<Part> give = new ArrayList<>();
        SortedSet<String> given = alike ? minus(to.columns(), from.columns()) : to.columns();
        if (!given.isEmpty()) {
            give.addAll(parts(is, some(to, given), is.permissions(), is.grantable()));
        }
        List<Part> take = new ArrayList<>();
        SortedSet<String> gone = minus(from.columns(), to.columns());
        if (!gone.isEmpty()) {
            take.addAll(parts(was, some(from, gone), was.permissions(), was.grantable()));
        }
        SortedSet<String> kept = minus(from.columns(), gone);
        if (!kept.isEmpty()) {
            take.addAll(parts(
                    was,
                    some(from, kept),
                    minus(was.permissions(), is.permissions()),
                    minus(was.grantable(), is.grantable())));
        }
        return new GrantDelta(give, take);
    }

    private static Resource some(Resource.Columns of, Set<String> columns) {
        return new Resource.Columns(of.catalog(), of.database(), of.table(), false, Sorted.copy(columns));
    }

    private static Part whole(Grant grant) {
        return new Part(grant.principal(), grant.resource(), grant.permissions(), grant.grantable());
    }

    private static List<Part> parts(
            Grant of, Resource resource, SortedSet<String> permissions, SortedSet<String> grantable) {
        return permissions.isEmpty() && grantable.isEmpty()
                ? List.of()
                : List.of(new Part(of.principal(), resource, permissions, grantable));
    }

    private static SortedSet<String> minus(Collection<String> all, Collection<String> without) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
