package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir lakes}. */
@Command(
        name = "lakes",
        header = "List the lakes that are known, and how their last crawl went.",
        footer = {"", "A lake becomes known by its first crawl: weir crawl /path/of/your/lake"})
public final class LakesCommand implements Callable<Integer> {

    private static final int MOST = 500;

    private final Surroundings surroundings;

    @Mixin
    private final Output output = new Output();

    public LakesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<JsonNode> lakes = surroundings.service().list("/lakes", Map.of(), MOST);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, lakes);
            return Exit.OK;
        }
        if (lakes.isEmpty()) {
            terminal.line("No lakes yet. Crawl one: weir crawl /path/of/your/lake");
            return Exit.OK;
        }
        Table table = Table.of("LAKE", "ROOT", ">PINS", "LAST CRAWL", ">DATASETS");
        for (JsonNode lake : lakes) {
            String name = lake.path("name").asText();
            List<JsonNode> crawls = surroundings.service().list("/crawls", Map.of("lake", name), 1);
            table.row(
                    name,
                    lake.path("root").asText(),
                    String.valueOf(lake.path("pins").size()),
                    crawls.isEmpty() ? "never" : crawls.get(0).path("state").asText(),
                    crawls.isEmpty()
                            ? "-"
                            : crawls.get(0)
                                    .path("progress")
                                    .path("datasetsFound")
                                    .asText());
        }
        table.print(terminal);
        return Exit.OK;
    }
}
