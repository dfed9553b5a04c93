package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Problem;
import dev.weir.cli.service.ProblemAnswered;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.Scorecard;
import dev.weir.cli.service.Scorecard.DimensionScore;
import dev.weir.cli.service.Scorecard.Score;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir scores}. */
@Command(
        name = "scores",
        header = "Which share of the rules held, by dataset and dimension.",
        footer = {
            "",
            "Examples:",
            "  weir scores --days 7",
            "  weir scores bronze_crm.contacts",
            "  weir scores --domains --output json"
        })
public final class ScoresCommand implements Callable<Integer> {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String NO_SCORE = "-";
    private static final int MOST_DAYS = 92;

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Its alias. All datasets if left out.")
    private String dataset = "";

    @Option(names = "--domains", description = "Of domains: the zones of a lake.")
    private boolean domains;

    @Option(names = "--lake", paramLabel = "NAME", description = "Only of this lake.")
    private String lake = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Of so many days, today included; at most " + MOST_DAYS + ". Default: 30.")
    private int days = 30;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many. Default: 50.")
    private int limit = 50;

    @Mixin
    private final Output output = new Output();

    public ScoresCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireSense();
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("lake", lake);
        filters.put("dataset", dataset);
        filters.put("days", String.valueOf(days));
        List<JsonNode> items =
                surroundings.service().list(domains ? "/scorecards/domains" : "/scorecards", filters, limit);
        if (items.isEmpty() && !dataset.isEmpty()) {
            throw new ProblemAnswered(new Problem(
                    "The dataset has no scores",
                    404,
                    "no batch of " + dataset + " was decided yet. `weir scores` lists the datasets that have scores.",
                    "scorecard-not-found",
                    null,
                    List.of()));
        }
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
            return Exit.OK;
        }
        List<Scorecard> cards =
                items.stream().map(item -> Reply.read(item, Scorecard.class)).toList();
        if (cards.isEmpty()) {
            terminal.line("No batch was decided yet. Scores begin with the first one.");
        } else if (dataset.isEmpty()) {
            list(cards, terminal);
        } else {
            cards.forEach(card -> print(card, terminal));
        }
        return Exit.OK;
    }

    private void requireSense() {
        if (days < 1 || days > MOST_DAYS) {
            throw new UsageError("--days must be from 1 to " + MOST_DAYS + ", not " + days);
        }
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        if (domains && !dataset.isEmpty()) {
            throw new UsageError("--domains is about all datasets of a zone: leave out " + dataset);
        }
    }

    private void list(List<Scorecard> cards, Terminal terminal) {
        List<String> heads = new ArrayList<>(List.of(domains ? "DOMAIN" : "DATASET", domains ? ">DATASETS" : "LAKE"));
        heads.add(">OVERALL");
        cards.get(0).dimensions().forEach(one -> heads.add(">" + one.dimension().toUpperCase(Locale.ROOT)));
        heads.add(">UNDECIDED");
        Table table = Table.of(heads.toArray(String[]::new));
        for (Scorecard card : cards) {
            List<String> cells = new ArrayList<>();
            cells.add(card.dataset() == null ? domain(card) : card.dataset());
            cells.add(domains ? Text.count(card.datasets()) : card.lake());
            cells.add(percent(card.overall()));
            card.dimensions().forEach(one -> cells.add(percent(one.score())));
            cells.add(Text.count(card.overall().undecided()));
            table.row(cells.toArray(String[]::new));
        }
        table.print(terminal);
        if (cards.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }

    private static String domain(Scorecard card) {
        return card.zone().isEmpty() ? card.lake() : card.lake() + "/" + card.zone();
    }

    private static void print(Scorecard card, Terminal terminal) {
        terminal.line(terminal.bold(String.valueOf(card.dataset())) + "  lake " + card.lake() + ", " + card.from()
                + " to " + card.to());
        Table table =
                Table.indented("DIMENSION", ">SCORE", ">PASSED", ">FAILED", ">UNDECIDED", ">SKIPPED", "DAY BY DAY");
        card.dimensions().forEach(one -> row(table, one));
        row(table, new DimensionScore("overall", card.overall()));
        table.print(terminal);
    }

    private static void row(Table table, DimensionScore one) {
        Score score = one.score();
        table.row(
                one.dimension(),
                percent(score),
                Text.count(score.passed()),
                Text.count(score.failed()),
                Text.count(score.undecided()),
                Text.count(score.skipped()),
                score.trend().stream().map(ScoresCommand::bar).collect(Collectors.joining()));
    }

    /** A dot for a day without a score. */
    private static String bar(@Nullable Double score) {
        return score == null ? "·" : BARS.substring(height(score), height(score) + 1);
    }

    private static int height(double score) {
        return (int) Math.floor(score * (BARS.length() - 1));
    }

    /** Almost all is never shown as all, nor a little as nothing. */
    private static String percent(Score score) {
        if (score.score() == null) {
            return NO_SCORE;
        }
        double percent = 100 * score.score();
        if (percent < 100 && percent > 99.9) {
            return ">99.9%";
        }
        if (percent > 0 && percent < 0.1) {
            return "<0.1%";
        }
        return String.format(Locale.ROOT, "%.1f%%", percent).replace(".0%", "%");
    }
}
