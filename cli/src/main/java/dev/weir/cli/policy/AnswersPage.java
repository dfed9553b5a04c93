package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Who may read what, by the documents and by each target. */
final class AnswersPage {

    private AnswersPage() {}

    static void print(JsonNode answers, Terminal terminal) {
        for (JsonNode one : answers) {
            terminal.line(
                    one.has("target")
                            ? "Target " + one.path("target").asText() + ", read at "
                                    + one.path("at").asText()
                            : "The documents");
            one.path("doubts").forEach(doubt -> terminal.line("In doubt: " + doubt.asText()));
            Table table = Table.of("WHO", "TABLE", "COLUMNS", "SEES", "BECAUSE");
            one.path("answers")
                    .forEach(answer -> table.row(
                            answer.path("who").asText(),
                            answer.path("table").asText(),
                            joined(answer.path("columns")),
                            answer.path("seen").path("words").asText(),
                            joined(answer.path("because"))));
            table.print(terminal);
        }
    }

    private static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asText()));
        return String.join(", ", all);
    }
}
