package dev.weir.cli.command;

import dev.weir.cli.service.Crawl;
import dev.weir.cli.service.Finding;
import dev.weir.cli.service.Lake;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a crawl that has ended reads. */
record CrawlSummary(Terminal terminal) {

    void print(Crawl crawl, Lake lake) {
        String where = crawl.prefix() == null || crawl.prefix().isEmpty()
                ? lake.name()
                : lake.name() + " below " + crawl.prefix();
        if (!crawl.state().equals("completed")) {
            terminal.line(terminal.mark(Mark.BAD, crawl.state()) + "  " + where + ": "
                    + (crawl.error() == null ? "somebody stopped it" : crawl.error()));
            return;
        }
        Crawl.Counts counts = crawl.progress();
        terminal.line(terminal.mark(Mark.GOOD, "crawled") + "  " + where + " in "
                + Text.elapsed(Duration.ofMillis(crawl.elapsedMillis())));
        terminal.line("  " + Text.count(counts.objectsListed(), "object") + " listed, "
                + Text.count(counts.filesRead(), "file") + " read");
        terminal.line("  " + Text.count(counts.datasetsFound(), "dataset") + " found, "
                + (counts.datasetsChanged() == 0 ? "nothing" : Text.count(counts.datasetsChanged()))
                + " new or changed");
        String datasets = some(
                counts.datasetsNew(),
                "new",
                counts.datasetsChanged() - counts.datasetsNew() - counts.datasetsMissing(),
                "changed",
                counts.datasetsMissing(),
                "missing");
        String files = some(counts.filesNew(), "new", counts.filesChanged(), "changed", counts.filesGone(), "gone");
        if (counts.datasetsNew() + counts.datasetsMissing() > 0) {
            terminal.line("  datasets: " + datasets);
        }
        if (!files.isEmpty()) {
            terminal.line("  files: " + files);
        }
    }

    /** Numbers and words in turn; those of nothing are left out. */
    private static String some(Object... numbersAndWords) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < numbersAndWords.length; i += 2) {
            long number = ((Number) numbersAndWords[i]).longValue();
            if (number > 0) {
                some.add(Text.count(number) + " " + numbersAndWords[i + 1]);
            }
        }
        return String.join(", ", some);
    }

    /** The same of a list that is whole. */
    void print(List<Finding> findings, Lake lake, int shown) {
        print(findings, lake, shown, findings.size());
    }

    /**
     * What could not be taken as it is, the first {@code shown} of it. Keys are long, so the reason has a line of its own.
     *
     * @param all how many there were
     */
    void print(List<Finding> findings, Lake lake, int shown, long all) {
        findings.stream().limit(shown).forEach(finding -> {
            Mark mark = finding.kind().equals("broken") ? Mark.BAD : Mark.WARN;
            terminal.line("  " + terminal.mark(mark, finding.kind()) + "  " + lake.below(finding.key()));
            terminal.line("      " + finding.reason());
        });
        long told = Math.min(shown, findings.size());
        if (all > told) {
            terminal.line("  and " + Text.count(all - told) + " more");
        }
    }
}
