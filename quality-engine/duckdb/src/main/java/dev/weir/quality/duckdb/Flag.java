package dev.weir.quality.duckdb;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule asks of a row, as SQL over positions and the joins' columns. Metrics and split are both made from it, and so
 * cannot contradict each other.
 *
 * @param spoken whether the rule speaks about the row; empty if it does about every one
 * @param satisfied whether the row satisfies it; true only for rows that it speaks about
 * @param joins that both of them need
 */
record Flag(Optional<String> spoken, String satisfied, List<Join> joins) {
    private static final Pattern KNOWN = Pattern.compile("\\(?(c\\d+) IS NOT NULL\\)?");

    /** True or false. */
    String broken() {
        return spoken.map(speaks -> "(" + speaks + ") IS TRUE AND ").orElse("") + "(" + satisfied + ") IS NOT TRUE";
    }

    /** Of all rows that are counted; null where the rule speaks about no row. */
    String countSpoken() {
        return spoken.map(Flag::count).orElse("count(*)");
    }

    String countSatisfied() {
        return count(satisfied);
    }

    private static String count(String predicate) {
        Matcher known = KNOWN.matcher(predicate);
        return known.matches() ? "count(" + known.group(1) + ")" : "count(*) FILTER (WHERE " + predicate + ")";
    }
}
