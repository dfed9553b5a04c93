package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.page.Words;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.rules.Dimension;
import dev.weir.quality.rules.RuleReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/quality.md lists every rule type, with its dimension, who answers it and what a null means. */
class QualityPageTest {

    private static final Path PAGE = Path.of("../docs/quality.md");
    private static final String BEGIN = "<!-- rule types: begin -->\n";
    private static final String END = "<!-- rule types: end -->\n";

    @Test
    void thePageListsEveryRuleType() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page).contains(BEGIN, END);
        CommittedPage.of(PAGE)
                .mustBe(page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + page.substring(page.indexOf(END)));
    }

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| for example | holds when | dimension | rows | a null | answered by |\n|---|---|---|---|---|---|\n");
        for (RuleKind kind : RuleKind.values()) {
            RuleReference reference = RuleReference.of(kind);
            table.append("| `")
                    .append(reference.example())
                    .append("` | ")
                    .append(reference.holds())
                    .append(" | ")
                    .append(Dimension.of(kind).map(Words::of).orElse(""))
                    .append(" | ")
                    .append(kind.rowLevel() ? "yes" : "")
                    .append(" | ")
                    .append(reference.nulls())
                    .append(" | ")
                    .append(
                            switch (kind.answerer()) {
                                case ENGINE, ANALYZER -> "engines";
                                case HISTORY -> "Weir, from earlier batches";
                                case FILES -> "Weir, from the files";
                                case PARTS -> "its parts";
                            })
                    .append(" |\n");
        }
        return table.toString();
    }
}
