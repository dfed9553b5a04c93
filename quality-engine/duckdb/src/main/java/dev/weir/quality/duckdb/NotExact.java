package dev.weir.quality.duckdb;

import dev.weir.quality.duckdb.Exactness.Inexact;
import java.util.List;

/** Not all rules would be answered as the reference engine answers them. */
final class NotExact extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Inexact> rules;

    NotExact(List<Inexact> rules) {
        super("not exact: " + rules, null, false, false);
        this.rules = List.copyOf(rules);
    }

    List<Inexact> rules() {
        return rules;
    }
}
