package dev.weir.cli.check;

import dev.weir.cli.check.Checked.Answer;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answer for a person at a terminal. */
final class PeopleText {

    private final Terminal terminal;

    PeopleText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Checked checked) {
        for (Answer answer : checked.answers()) {
            terminal.line(terminal.mark(mark(answer), word(answer)) + "  "
                    + answer.rule().oneLine());
            if (answer.outcome().outcome() != Outcome.PASSED) {
                terminal.line(terminal.dim("    " + answer.outcome().message()));
            }
        }
        for (FailingRow row : checked.report().samples()) {
            terminal.line("    " + String.join("; ", row.reasons()));
            terminal.line(terminal.dim("      "
                    + row.values().entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining(", "))));
        }
        summary(checked);
    }

    void summary(Checked checked) {
        CheckReport report = checked.report();
        if (report.status() == CheckReport.Status.ENGINE_ERROR) {
            terminal.line(terminal.mark(Mark.WARN, "undecided") + "  " + checked.data() + ": " + report.error());
            return;
        }
        String rows = String.format(Locale.ROOT, "%,d rows", report.rows());
        String bad =
                report.failedRows() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them bad", report.failedRows());
        String rules =
                checked.count(Outcome.PASSED) + " of " + checked.answers().size() + " rules hold";
        terminal.line(switch (checked.verdict()) {
                    case PASSED -> terminal.mark(Mark.GOOD, "passed");
                    case FAILED -> terminal.mark(Mark.BAD, "failed");
                    case UNDECIDED -> terminal.mark(Mark.WARN, "undecided");
                }
                + "  " + checked.data() + ": " + rules + ", " + rows + bad + ", in " + report.millis() + " ms");
    }

    private static Mark mark(Answer answer) {
        return switch (answer.outcome().outcome()) {
            case PASSED -> Mark.GOOD;
            case FAILED -> answer.warns() ? Mark.WARN : Mark.BAD;
            case SKIPPED -> Mark.OPEN;
            case UNDECIDED -> Mark.WARN;
        };
    }

    private static String word(Answer answer) {
        return answer.warns() ? "warning" : answer.outcome().outcome().name().toLowerCase(Locale.ROOT);
    }
}
