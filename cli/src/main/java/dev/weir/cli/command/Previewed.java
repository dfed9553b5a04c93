package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Finding;
import dev.weir.cli.service.Lake;
import dev.weir.cli.service.Reply;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/** How what a crawl would find reads. */
record Previewed(Reply reply, Lake lake) {

    private static final int SHOWN_FINDINGS = 50;

    int print(Output output, Terminal terminal) {
        JsonNode body = reply.body();
        if (output.json()) {
            output.print(terminal, body);
            return Exit.OK;
        }
        body.path("datasets").forEach(dataset -> print(dataset, terminal));
        List<Finding> findings = new ArrayList<>();
        body.path("findings").forEach(finding -> findings.add(Reply.read(finding, Finding.class)));
        new CrawlSummary(terminal).print(findings, lake, SHOWN_FINDINGS);
        if (body.path("datasets").isEmpty() && findings.isEmpty()) {
            terminal.line("Nothing is there.");
        }
        if (body.path("truncated").asBoolean()) {
            terminal.err()
                    .println("This is not all: a preview looks at 100,000 objects, and shows 1,000 datasets. Name a"
                            + " smaller part with --prefix.");
        }
        return Exit.OK;
    }

    private void print(JsonNode dataset, Terminal terminal) {
        terminal.line(terminal.mark(Mark.GOOD, dataset.path("alias").asText()) + "  "
                + dataset.path("format").asText() + ", " + rows(dataset)
                + Text.count(dataset.path("files").asLong(), "file")
                + ", " + Text.bytes(dataset.path("bytes").asLong()));
        terminal.line("      " + lake.below(dataset.path("location").asText()) + partitions(dataset));
        dataset.path("evidence").forEach(why -> terminal.line("      because " + why.asText()));
    }

    private static String rows(JsonNode dataset) {
        return dataset.hasNonNull("rows") ? Text.count(dataset.path("rows").asLong(), "row") + ", " : "";
    }

    private static String partitions(JsonNode dataset) {
        List<String> columns = new ArrayList<>();
        dataset.path("partitionColumns").forEach(column -> columns.add(column.asText()));
        return columns.isEmpty() ? "" : "  partitioned by " + String.join(", ", columns);
    }
}
