package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.duckdb.Exactness.Inexact;
import java.util.List;

/** What came of a check that DuckDB was to do only if it does it exactly. */
public sealed interface Attempt {
    /** DuckDB did it. The report may tell an engine error. */
    record Checked(CheckReport report) implements Attempt {}

    /** Nothing was measured or written. {@code rules} is not empty. */
    record LeftToDeequ(List<Inexact> rules) implements Attempt {
        public LeftToDeequ {
            rules = List.copyOf(rules);
        }
    }
}
