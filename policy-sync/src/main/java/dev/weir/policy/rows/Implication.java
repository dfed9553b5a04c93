package dev.weir.policy.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all rows of one expression are among those of another, whatever the data. Statements about a column are taken as
 * independent of each other, each of them true, false or unknown: so "yes" is sure, and "no" may be too strict, never too lax.
 */
public final class Implication {

    /** Of so many statements all cases are tried. */
    private static final int MOST_ATOMS = 9;

    private Implication() {}

    /**
     * Rows of {@code of} that may be none of {@code among}.
     *
     * @return empty if it is proven that there are none
     */
    public static Optional<String> counterexample(Rows of, Rows among) {
        if (of.equals(among) || of instanceof Rows.None || among instanceof Rows.All) {
            return Optional.empty();
        }
        if (of instanceof Rows.Or or) {
            return or.parts().stream()
                    .map(part -> counterexample(part, among))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (among instanceof Rows.And and) {
            return and.parts().stream()
                    .map(part -> counterexample(of, part))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (among instanceof Rows.Or or && or.parts().contains(of)
                || of instanceof Rows.And and && and.parts().contains(among)) {
            return Optional.empty();
        }
        if (of instanceof Rows.And and
                && among instanceof Rows.Or or
                && and.parts().stream().anyMatch(or.parts()::contains)) {
            return Optional.empty();
        }
        Set<Rows.Atom> atoms = new HashSet<>(of.atoms());
        atoms.addAll(among.atoms());
        if (atoms.size() > MOST_ATOMS) {
            return Optional.of("rows where " + of.text() + "; there are too many statements (" + atoms.size()
                    + ") to compare it with " + among.text());
        }
        return search(of, among, new ArrayList<>(atoms), 0, new LinkedHashMap<>());
    }

    public static boolean holds(Rows of, Rows among) {
        return counterexample(of, among).isEmpty();
    }

    private static Optional<String> search(
            Rows of, Rows among, List<Rows.Atom> atoms, int next, Map<Rows.Atom, Trilean> row) {
        if (next == atoms.size()) {
            return of(of, row) == Trilean.TRUE && of(among, row) != Trilean.TRUE
                    ? Optional.of(words(row))
                    : Optional.empty();
        }
        Rows.Atom atom = atoms.get(next);
        for (Trilean truth : Trilean.values()) {
            if (truth == Trilean.UNKNOWN && atom instanceof Rows.IsNull) {
                continue;
            }
            row.put(atom, truth);
            Optional<String> found = search(of, among, atoms, next + 1, row);
            if (found.isPresent()) {
                return found;
            }
        }
        row.remove(atom);
        return Optional.empty();
    }

    private static String words(Map<Rows.Atom, Trilean> row) {
        List<String> words = new ArrayList<>();
        row.forEach((atom, truth) -> words.add(
                switch (truth) {
                    case TRUE -> atom.text();
                    case FALSE -> new Rows.Not(atom).text();
                    case UNKNOWN -> atom.column() + " is null";
                }));
        return words.isEmpty() ? "any row" : "rows where " + String.join(" and ", new java.util.TreeSet<>(words));
    }

    private static Trilean of(Rows rows, Map<Rows.Atom, Trilean> row) {
        if (rows instanceof Rows.Atom atom) {
            return row.getOrDefault(atom, Trilean.UNKNOWN);
        }
        if (rows instanceof Rows.Not not) {
            return of(not.part(), row).negated();
        }
        if (rows instanceof Rows.And and) {
            Trilean all = Trilean.TRUE;
            for (Rows part : and.parts()) {
                all = all.and(of(part, row));
            }
            return all;
        }
        if (rows instanceof Rows.Or or) {
            Trilean any = Trilean.FALSE;
            for (Rows part : or.parts()) {
                any = any.or(of(part, row));
            }
            return any;
        }
        return rows instanceof Rows.All ? Trilean.TRUE : Trilean.FALSE;
    }
}
