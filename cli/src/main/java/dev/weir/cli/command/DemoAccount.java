package dev.weir.cli.command;

import dev.weir.cli.demo.Tour;
import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Batch.RuleOutcome;
import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.Lake;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the demo's account reads. */
record DemoAccount(Terminal terminal) {

    private static final List<String> ZONES = List.of("landing", "bronze", "silver", "gold", "quarantine");

    void print(Tour.Account account) {
        terminal.line();
        terminal.line(terminal.bold("In the lake"));
        zones(account.datasets());
        new CrawlSummary(terminal).print(account.broken(), account.lake(), 5);
        tags(account.proposedTags());
        terminal.line();
        terminal.line(terminal.bold("At the gate"));
        account.gated().forEach(gated -> print(gated, account.lake()));
        terminal.line();
        terminal.line(terminal.bold("Between the datasets"));
        lineage(account.lineage());
    }

    private void lineage(Tour.Told told) {
        terminal.line(
                "  " + terminal.mark(Mark.GOOD, Text.count(told.jobs(), "job")) + "  told what they read and write in "
                        + Text.count(told.runs(), "run") + " of the last " + told.days() + " nights; "
                        + Text.count(told.failed(), "run") + " failed");
    }

    private void tags(long proposed) {
        if (proposed > 0) {
            terminal.line("  " + terminal.mark(Mark.OPEN, Text.count(proposed, "tag") + " proposed")
                    + "  for columns that seem to hold personal data: ./weir tags list");
        }
    }

    private void zones(List<Dataset> datasets) {
        Table table = Table.indented("ZONE", ">DATASETS", ">ROWS", ">SIZE");
        for (String zone : ZONES) {
            List<Dataset> inside = datasets.stream()
                    .filter(dataset -> dataset.zone().equals(zone))
                    .toList();
            if (!inside.isEmpty()) {
                table.row(
                        zone,
                        Text.count(inside.size()),
                        knownRows(inside),
                        Text.bytes(inside.stream().mapToLong(Dataset::bytes).sum()));
            }
        }
        table.print(terminal);
    }

    /** A crawl does not read text files to their end, so it does not know how many rows they have. */
    private static String knownRows(List<Dataset> datasets) {
        long[] rows = datasets.stream()
                .map(Dataset::rows)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        return rows.length == 0 ? "-" : Text.count(LongStream.of(rows).sum());
    }

    private void print(Tour.Gated gated, Lake lake) {
        Batch batch = gated.batch();
        terminal.line("  " + BatchPage.state(batch, terminal) + (gated.before() ? " already" : "") + "  "
                + terminal.bold(batch.path()));
        terminal.line("      " + fate(batch, gated.mode(), lake));
        if (batch.state().equals("published") && batch.failedRows() == 0) {
            return;
        }
        Table broken = Table.indented("", "", ">", "");
        Stream<RuleOutcome> failed =
                batch.outcomes().stream().filter(outcome -> !outcome.outcome().equals("passed"));
        failed.forEach(outcome -> broken.row(
                "  ",
                terminal.mark(Mark.BAD, outcome.outcome()),
                outcome.failingRows() == 0 ? "batch" : Text.count(outcome.failingRows(), "row"),
                outcome.text()));
        broken.print(terminal);
        if (batch.state().equals("quarantined") && !gated.examples().isEmpty()) {
            terminal.line("      for example");
            gated.examples().forEach(row -> new BatchPage(terminal).print(row, "        "));
        }
    }

    private static String fate(Batch batch, String mode, Lake lake) {
        String target = place(batch.target(), lake);
        return switch (batch.state()) {
            case "published" ->
                batch.failedRows() == 0
                        ? "all " + rows(batch.rows()) + " are in " + target
                        : rows(batch.rowsPassed()) + " are in " + target + ", " + rows(batch.rowsFailed()) + " in "
                                + place(batch.quarantine(), lake);
            case "quarantined" ->
                "none of its " + rows(batch.rows()) + " is in " + target + ": " + rows(batch.rowsFailed())
                        + " break a rule, and its ruleset says " + mode;
            default -> batch.state() + (batch.reason() == null ? "" : ": " + batch.reason());
        };
    }

    private static String place(@Nullable String location, Lake lake) {
        return location == null ? "?" : lake.below(location);
    }

    private static String rows(@Nullable Long rows) {
        return rows == null ? "? rows" : Text.count(rows, "row");
    }
}
