package dev.weir.policy.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Some rows of a table: those for which this is true. As in SQL, a comparison with null is neither true nor false, and then the
 * row is not among them.
 */
public sealed interface Rows {

    Rows ALL = new All();
    Rows NONE = new None();

    record All() implements Rows {}

    record None() implements Rows {}

    /** A statement about one column, not made of others. */
    sealed interface Atom extends Rows {
        String column();

        /** In the order in which they are written; empty if it compares with nothing. */
        List<Value> values();
    }

    record Compare(String column, Comparison comparison, Value value) implements Atom {
        @Override
        public List<Value> values() {
            return List.of(value);
        }
    }

    record In(String column, List<Value> values) implements Atom {
        public In {
            values = List.copyOf(values);
        }
    }

    record Like(String column, Value.Text pattern) implements Atom {
        @Override
        public List<Value> values() {
            return List.of(pattern);
        }
    }

    record Between(String column, Value low, Value high) implements Atom {
        @Override
        public List<Value> values() {
            return List.of(low, high);
        }
    }

    record IsNull(String column) implements Atom {
        @Override
        public List<Value> values() {
            return List.of();
        }
    }

    record And(List<Rows> parts) implements Rows {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Rows> parts) implements Rows {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Rows part) implements Rows {}

    /** Flat and without repetition; all of nothing are all rows. */
    static Rows and(List<Rows> parts) {
        Set<Rows> flat = new LinkedHashSet<>();
        for (Rows part : parts) {
            if (part instanceof And inner) {
                flat.addAll(inner.parts());
            } else if (part instanceof None) {
                return NONE;
            } else if (!(part instanceof All)) {
                flat.add(part);
            }
        }
        return flat.isEmpty() ? ALL : flat.size() == 1 ? flat.iterator().next() : new And(new ArrayList<>(flat));
    }

    /** Flat and without repetition; any of nothing are no rows. */
    static Rows or(List<Rows> parts) {
        Set<Rows> flat = new LinkedHashSet<>();
        for (Rows part : parts) {
            if (part instanceof Or inner) {
                flat.addAll(inner.parts());
            } else if (part instanceof All) {
                return ALL;
            } else if (!(part instanceof None)) {
                flat.add(part);
            }
        }
        return flat.isEmpty() ? NONE : flat.size() == 1 ? flat.iterator().next() : new Or(new ArrayList<>(flat));
    }

    /** All statements in it, each once, in the order of the text. */
    default Set<Atom> atoms() {
        Set<Atom> atoms = new LinkedHashSet<>();
        collect(this, atoms);
        return atoms;
    }

    private static void collect(Rows rows, Set<Atom> into) {
        if (rows instanceof Atom atom) {
            into.add(atom);
        } else if (rows instanceof And and) {
            and.parts().forEach(part -> collect(part, into));
        } else if (rows instanceof Or or) {
            or.parts().forEach(part -> collect(part, into));
        } else if (rows instanceof Not not) {
            collect(not.part(), into);
        }
    }

    /** The columns that it speaks of, each once. */
    default Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        atoms().forEach(atom -> columns.add(atom.column()));
        return columns;
    }

    /** In Weir's own words, as {@link RowsParser} reads them. */
    default String text() {
        return Dialect.WEIR.text(this);
    }
}
