package dev.weir.cli.profile;

import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Bin;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Distinct;
import dev.weir.quality.profile.ColumnProfile.Lengths;
import dev.weir.quality.profile.DataProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile for a person at a terminal: a few lines a column. */
final class ProfileText {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int SHOWN = 5;
    private static final int VALUE = 40;

    private final Terminal terminal;

    ProfileText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String data, DataProfile profile) {
        terminal.line(terminal.bold(data) + "  " + rows(profile));
        if (!profile.exact()) {
            terminal.line(terminal.dim(estimates()));
        }
        for (ColumnProfile column : profile.columns()) {
            terminal.line();
            terminal.line(terminal.bold(shown(column.name())) + "  " + type(column)
                    + (column.masked() ? ", values masked" : ""));
            terminal.line("  " + counts(column));
            numbers(column);
            lengths(column.lengths());
            line("values", listed(column.top()));
            line("patterns", listed(column.patterns()));
        }
    }

    static String rows(DataProfile profile) {
        return Text.count(profile.rows(), "row")
                + (profile.malformed() == 0 ? "" : ", " + Text.count(profile.malformed(), "malformed record")) + ", "
                + Text.count(profile.columns().size(), "column");
    }

    static String estimates() {
        return String.format(
                Locale.ROOT,
                "~ marks an estimate with a standard error of %.0f %%; quantiles are estimates, too",
                100 * DataProfile.DISTINCT_ERROR);
    }

    static String type(ColumnProfile column) {
        return column.written().equals(column.found()) ? column.found() : column.written() + ", all " + column.found();
    }

    static String distinct(ColumnProfile column) {
        Distinct distinct = column.distinct();
        return distinct == null ? "" : (distinct.exact() ? "" : "~") + Text.count(distinct.count());
    }

    /** A bar for each bin, higher for more values; a space for none. */
    static String bars(List<Bin> histogram) {
        long most = histogram.stream().mapToLong(Bin::count).max().orElse(0);
        return histogram.stream()
                .map(bin -> bin.count() == 0
                        ? " "
                        : String.valueOf(BARS.charAt((int) Math.min(7, bin.count() * 8 / Math.max(1, most)))))
                .collect(Collectors.joining());
    }

    /** On one line, and without what could move a cursor. */
    static String shown(String value) {
        return Text.cut(value.replaceAll("\\p{Cntrl}", "�"), VALUE);
    }

    private static String counts(ColumnProfile column) {
        List<String> counts = new ArrayList<>();
        counts.add(Text.count(column.values(), "value"));
        if (column.nulls() > 0) {
            counts.add(String.format(
                    Locale.ROOT, "%,d null (%.1f %%)", column.nulls(), 100.0 * column.nulls() / column.rows()));
        }
        if (column.nans() > 0) {
            counts.add(Text.count(column.nans()) + " NaN");
        }
        if (column.empties() > 0) {
            counts.add(Text.count(column.empties()) + " empty");
        }
        if (column.distinct() != null) {
            counts.add(distinct(column) + " distinct");
        }
        return String.join(", ", counts);
    }

    private void numbers(ColumnProfile column) {
        if (column.least() != null && column.greatest() != null) {
            line("range", shown(column.least()) + " … " + shown(column.greatest()));
        }
        if (column.mean() != null) {
            line(
                    "mean",
                    number(column.mean()) + (column.deviation() == null ? "" : " ± " + number(column.deviation())));
        }
        line(
                "quantiles",
                column.quantiles().stream()
                        .map(quantile -> Math.round(quantile.share() * 100) + "%: " + shown(quantile.value()))
                        .collect(Collectors.joining("  ")));
        if (column.histogram().size() > 1) {
            line(
                    "histogram",
                    column.histogram().get(0).from() + " " + terminal.paint(Terminal.Ink.CYAN, bars(column.histogram()))
                            + " "
                            + column.histogram()
                                    .get(column.histogram().size() - 1)
                                    .to());
        }
    }

    private void lengths(@Nullable Lengths lengths) {
        if (lengths != null) {
            line("length", lengths.least() + " … " + lengths.greatest() + ", mean " + number(lengths.mean()));
        }
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            terminal.line("  " + terminal.dim(String.format(Locale.ROOT, "%-10s", label)) + " " + text);
        }
    }

    private static String listed(List<Counted> counted) {
        return counted.stream()
                        .limit(SHOWN)
                        .map(one ->
                                (one.value().isEmpty() ? "\"\"" : shown(one.value())) + " ×" + Text.count(one.count()))
                        .collect(Collectors.joining(", "))
                + (counted.size() > SHOWN ? ", and others" : "");
    }

    private static String number(double value) {
        return Math.abs(value) >= 1e-3 && Math.abs(value) < 1e9 || value == 0
                ? String.format(Locale.ROOT, "%,.6g", value)
                : String.format(Locale.ROOT, "%.6e", value);
    }
}
