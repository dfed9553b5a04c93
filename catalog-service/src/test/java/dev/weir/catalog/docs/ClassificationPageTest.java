package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.classify.ClassifierAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/classification.md says of precision and recall is what was measured. */
class ClassificationPageTest {

    private static final Path PAGE = Path.of("../docs/classification.md");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private final ClassifierAccuracy accuracy = ClassifierAccuracy.measure();

    @Test
    void thePageShowsWhatWasMeasured() throws IOException {
        System.out.println(accuracy.table());
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);

        CommittedPage.of(PAGE)
                .mustBe(page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + accuracy.table()
                        + page.substring(page.indexOf(END)));
    }

    @Test
    void whatIsToldByValuesIsTold() {
        assertThat(accuracy.scores())
                .filteredOn(ClassifierAccuracy.Score::byValue)
                .hasSize(8)
                .allSatisfy(score -> {
                    assertThat(score.precision()).as("precision of " + score).isGreaterThanOrEqualTo(0.95);
                    assertThat(score.recall())
                            .as("recall of " + score + " " + accuracy.mistakes())
                            .isGreaterThanOrEqualTo(0.9);
                });
    }

    @Test
    void whatIsToldByNamesIsSeldomWrong() {
        assertThat(accuracy.scores()).allSatisfy(score -> assertThat(score.precision())
                .as("precision of " + score + " " + accuracy.mistakes())
                .isGreaterThanOrEqualTo(0.9));
    }
}
