package dev.weir.cli.command;

import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Batch.RuleOutcome;
import dev.weir.cli.service.FailingRow;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one batch reads. */
record BatchPage(Terminal terminal) {

    private static final int SHOWN_VALUES = 6;

    /** {@code ✓ published}; a batch whose bad rows were split off gets a mark of its own. */
    static String state(Batch batch, Terminal terminal) {
        Mark mark =
                switch (batch.state()) {
                    case "published" -> batch.failedRows() > 0 ? Mark.MIXED : Mark.GOOD;
                    case "released", "replayed" -> Mark.GOOD;
                    case "quarantined", "discarded" -> Mark.BAD;
                    case "held" -> Mark.WARN;
                    default -> Mark.OPEN;
                };
        return terminal.mark(mark, batch.awaitsApproval() ? batch.state() + ", release asked for" : batch.state());
    }

    void print(Batch batch) {
        terminal.line(state(batch, terminal) + "  " + terminal.bold(batch.path()));
        Table facts = Table.indented("", "");
        facts.row("batch", batch.id());
        facts.row("ruleset", batch.ruleset() + ", version " + batch.rulesetVersion());
        facts.row("size", size(batch));
        if (batch.verdict() != null) {
            facts.row("verdict", batch.reason() == null ? batch.verdict() : batch.verdict() + ": " + batch.reason());
        }
        boolean published = batch.state().equals("published") || batch.state().equals("released");
        if (published && batch.target() != null) {
            facts.row("published", batch.target());
        }
        if (batch.quarantine() != null && (batch.state().equals("quarantined") || batch.failedRows() > 0)) {
            facts.row("quarantine", batch.quarantine());
        }
        if (batch.disposition() != null) {
            facts.row(batch.disposition().kind(), disposition(batch.disposition()));
        }
        if (batch.replays() != null) {
            facts.row("replays", batch.replays());
        }
        if (!batch.replayedBy().isEmpty()) {
            facts.row("replayed by", String.join(", ", batch.replayedBy()));
        }
        facts.print(terminal);
        printRules(batch.outcomes());
    }

    private static String disposition(Batch.Disposition made) {
        String approval = made.stage().equals("requested")
                ? "waits for a second person; "
                : made.approvedBy() == null ? "" : "approved by " + made.approvedBy() + "; ";
        return approval + made.requestedBy() + ": " + made.reason();
    }

    private static String size(Batch batch) {
        String objects = Text.count(batch.objects(), "object") + ", " + Text.bytes(batch.bytes());
        if (batch.rows() == null) {
            return objects;
        }
        return objects + ", " + Text.count(batch.rows(), "row") + ", " + Text.count(batch.failedRows()) + " failed";
    }

    private void printRules(List<RuleOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        terminal.line();
        Table table = Table.of("RULE", "OUTCOME", ">ROWS", "TEXT");
        outcomes.forEach(outcome -> addTo(table, outcome, ""));
        table.print(terminal);
        List<RuleOutcome> unhappy = outcomes.stream()
                .filter(outcome -> !outcome.outcome().equalsIgnoreCase("passed"))
                .filter(outcome ->
                        outcome.message() != null && !outcome.message().isBlank())
                .toList();
        if (!unhappy.isEmpty()) {
            terminal.line();
            unhappy.forEach(outcome -> terminal.line(outcome.ruleId() + ": " + outcome.message()));
        }
        List<RuleOutcome> explained = outcomes.stream()
                .flatMap(BatchPage::withParts)
                .filter(outcome -> outcome.cause() != null)
                .toList();
        if (!explained.isEmpty()) {
            terminal.line();
            terminal.line(terminal.bold("Likely cause"));
            explained.forEach(this::printCause);
        }
    }

    private static Stream<RuleOutcome> withParts(RuleOutcome outcome) {
        return Stream.concat(Stream.of(outcome), outcome.parts().stream().flatMap(BatchPage::withParts));
    }

    private void printCause(RuleOutcome outcome) {
        Batch.Cause cause = outcome.cause();
        if (cause != null) {
            terminal.line(outcome.ruleId() + ": " + cause.sentence() + ". " + cause.evidence() + ".");
        }
    }

    private void addTo(Table table, RuleOutcome outcome, String indent) {
        table.row(
                indent + outcome.ruleId(),
                outcome(outcome),
                outcome.failingRows() == 0 ? "" : Text.count(outcome.failingRows()),
                outcome.text());
        outcome.parts().forEach(part -> addTo(table, part, indent + "  "));
    }

    private String outcome(RuleOutcome outcome) {
        return switch (outcome.outcome()) {
            case "passed" -> terminal.mark(Mark.GOOD, "passed");
            case "failed" -> outcome.warns() ? terminal.mark(Mark.WARN, "warning") : terminal.mark(Mark.BAD, "failed");
            case "skipped" -> terminal.mark(Mark.OPEN, "skipped");
            default -> terminal.mark(Mark.WARN, outcome.outcome());
        };
    }

    void print(Batch batch, List<FailingRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        terminal.line();
        terminal.line(terminal.bold("Failing rows") + ", " + rows.size() + " of " + Text.count(batch.failedRows()));
        rows.forEach(row -> print(row, "  "));
        if (rows.stream().anyMatch(row -> !row.masked().isEmpty())) {
            terminal.line("  *** is masked: the column looks like, or is tagged as, something not everybody may see.");
        }
    }

    /** The values on one line, first those that the reasons speak of; the reasons below. */
    void print(FailingRow row, String indent) {
        String values = row.values().entrySet().stream()
                .sorted(Comparator.comparing(value -> !spokenOf(value.getKey(), row)))
                .limit(SHOWN_VALUES)
                .map(value -> value.getKey() + "=" + (value.getValue() == null ? "∅" : value.getValue()))
                .collect(Collectors.joining("  "));
        String more = row.values().size() > SHOWN_VALUES ? "  …" : "";
        int room = Math.max(20, terminal.width() - indent.length());
        terminal.line(indent + Text.cut(values + more, room));
        row.reasons().forEach(reason -> terminal.line(indent + "  " + terminal.mark(Mark.BAD, reason)));
    }

    private static boolean spokenOf(String column, FailingRow row) {
        return row.reasons().stream().anyMatch(reason -> reason.contains(column));
    }
}
