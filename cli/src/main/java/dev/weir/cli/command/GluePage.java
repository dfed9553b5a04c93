package dev.weir.cli.command;

import dev.weir.cli.service.GlueRun;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;

/** How a run in the Glue Data Catalog reads. */
record GluePage(Terminal terminal) {

    void print(GlueRun run) {
        if (!run.state().equals("completed")) {
            terminal.line(terminal.mark(Mark.BAD, run.state()) + "  " + run.lake() + ": "
                    + (run.error() == null ? "no reason given" : run.error()));
            return;
        }
        switch (run.kind()) {
            case "plan" ->
                terminal.line(terminal.mark(Mark.OPEN, "planned") + "  " + run.lake() + ": "
                        + (run.changes() == 0
                                ? "Glue is as it should be"
                                : Text.count(run.changes(), "change") + " to be made"));
            case "import" ->
                terminal.line(terminal.mark(Mark.GOOD, "imported") + "  " + run.lake() + ": "
                        + Text.count(run.aliases()) + " of " + Text.count(run.tables(), "table") + " "
                        + (run.aliases() == 1 ? "shows a dataset" : "show datasets")
                        + (run.changes() == 0 ? "" : ", " + Text.count(run.changes(), "change") + " of the catalog"));
            case "plan-import" ->
                terminal.line(terminal.mark(Mark.OPEN, "planned") + "  " + run.lake() + ": "
                        + (run.changes() == 0
                                ? "the catalog is as Glue has it"
                                : Text.count(run.changes(), "change") + " of the catalog to be made"));
            default -> applied(run);
        }
    }

    private void applied(GlueRun run) {
        long missed = run.rejected() + run.unknown();
        Mark mark = missed == 0 ? Mark.GOOD : run.applied() == 0 ? Mark.BAD : Mark.MIXED;
        terminal.line(terminal.mark(mark, "applied") + "  " + run.lake() + ": "
                + (run.changes() == 0 ? "nothing to change" : Text.count(run.applied(), "change") + " made")
                + (run.rejected() == 0 ? "" : ", " + Text.count(run.rejected()) + " rejected")
                + (run.unknown() == 0 ? "" : ", " + Text.count(run.unknown()) + " unknown"));
    }

    void print(GlueRun.Change change) {
        Mark mark =
                switch (change.outcome()) {
                    case "applied" -> Mark.GOOD;
                    case "rejected" -> Mark.BAD;
                    case "unknown" -> Mark.WARN;
                    default -> Mark.OPEN;
                };
        terminal.line("  " + terminal.mark(mark, change.kind()) + "  " + change.target() + ": " + change.summary());
        if (change.reason() != null) {
            terminal.line("      " + change.reason());
        }
    }

    void print(GlueRun.Finding finding) {
        Mark mark = finding.kind().equals("left") ? Mark.WARN : Mark.OPEN;
        terminal.line("  " + terminal.mark(mark, finding.code()) + "  " + finding.subject());
        terminal.line("      " + finding.reason());
    }

    void more(long all, long shown, String noun) {
        if (all > shown) {
            terminal.line("  and " + Text.count(all - shown, "more " + noun));
        }
    }
}
