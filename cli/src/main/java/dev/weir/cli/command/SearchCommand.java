package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search}. */
@Command(
        name = "search",
        header = "Find datasets, columns, jobs and rules by words.",
        footer = {
            "",
            "Examples:",
            "  weir search customer email",
            "  weir search 'orders zone:gold updated:<7d'",
            "  weir search email --type column",
            "The words are those of docs/search.md."
        })
public final class SearchCommand implements Callable<Integer> {

    private static final int LARGEST_PAGE = 500;

    private final Surroundings surroundings;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORD",
            description = "Words, \"phrases\", and field words such as tag:pii.")
    private List<String> words = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only these: dataset, column, job, term, policy, ruleset, metric or feature.")
    private String type = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many. Default: 20.")
    private int limit = 20;

    @Mixin
    private final Output output = new Output();

    public SearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new UsageError("--limit must be from 1 to " + LARGEST_PAGE + ", not " + limit);
        }
        Map<String, String> question = new LinkedHashMap<>();
        // A blank behind the last word: it is finished.
        question.put("q", String.join(" ", words) + " ");
        question.put("type", type);
        question.put("limit", String.valueOf(limit));
        JsonNode found = surroundings.service().get("/search", question).body();
        if (output.json()) {
            output.print(surroundings.terminal(), found);
        } else {
            print(found, surroundings.terminal());
        }
        return Exit.OK;
    }

    private static void print(JsonNode found, Terminal terminal) {
        if (found.path("degraded").asBoolean()) {
            terminal.err().println("The index is being made: names were looked through, nothing else.");
        }
        if (found.path("items").isEmpty()) {
            terminal.line("Nothing fits.");
            return;
        }
        if (found.hasNonNull("relaxed")) {
            terminal.err()
                    .println(
                            found.path("relaxed").asText().equals("typos")
                                    ? "Nothing has exactly these words; these have words that look like them."
                                    : "Nothing has all of these words; these have some of them.");
        }
        Table table = Table.of("TYPE", "FOUND", "ZONE", "QUALITY", "MATCHED COLUMNS");
        for (JsonNode hit : found.path("items")) {
            List<String> columns = new ArrayList<>();
            hit.path("columns")
                    .forEach(column -> columns.add(column.path("name").asText()));
            String column = hit.path("column").asText("");
            table.row(
                    hit.path("type").asText(),
                    hit.path("title").asText()
                            + (column.isEmpty() ? "" : " . " + column)
                            + (hit.path("deprecated").asBoolean() ? " (deprecated)" : ""),
                    hit.path("zone").asText(""),
                    hit.path("quality").asText(""),
                    column.isEmpty() ? String.join(" ", columns) : "");
        }
        table.print(terminal);
        long total = found.path("total").asLong();
        if (total > found.path("items").size()) {
            terminal.err()
                    .println("Showing the first " + found.path("items").size() + " of " + total
                            + "; more with --limit.");
        }
    }
}
