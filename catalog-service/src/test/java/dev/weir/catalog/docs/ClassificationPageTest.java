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
    private static final String OURS = "measured";
    private static final String OTHERS = "measured by others";

    // Once for all tests: making the columns takes longer than looking at them.
    private static final ClassifierAccuracy BY_OURS = ClassifierAccuracy.ofOurs();
    private static final ClassifierAccuracy BY_OTHERS = ClassifierAccuracy.ofOthers();

    @Test
    void thePageShowsWhatWasMeasured() throws IOException {
        System.out.println(BY_OURS.table());
        System.out.println(BY_OTHERS.tableByName());
        String page = Files.readString(PAGE);

        CommittedPage.of(PAGE).mustBe(with(with(page, OURS, BY_OURS.table()), OTHERS, BY_OTHERS.tableByName()));
    }

    private static String with(String page, String place, String table) {
        String begin = "<!-- " + place + ": begin -->\n";
        String end = "<!-- " + place + ": end -->\n";
        assertThat(page).contains(begin, end);
        return page.substring(0, page.indexOf(begin) + begin.length()) + table + page.substring(page.indexOf(end));
    }

    @Test
    void whatIsToldByValuesIsTold() {
        assertThat(BY_OURS.scores())
                .filteredOn(ClassifierAccuracy.Score::byValue)
                .hasSize(8)
                .allSatisfy(score -> {
                    assertThat(score.precision()).as("precision of " + score).isGreaterThanOrEqualTo(0.95);
                    assertThat(score.recall())
                            .as("recall of " + score + " " + BY_OURS.mistakes())
                            .isGreaterThanOrEqualTo(0.9);
                });
    }

    @Test
    void whatIsToldByNamesIsSeldomWrong() {
        assertThat(BY_OURS.scores()).allSatisfy(score -> assertThat(score.precision())
                .as("precision of " + score + " " + BY_OURS.mistakes())
                .isGreaterThanOrEqualTo(0.9));
    }

    @Test
    void ofWhatOthersMadeLittleIsTakenForSomethingElseAndMostIsFoundWhereTheNameTells() {
        assertThat(BY_OTHERS.scores()).allSatisfy(score -> {
            assertThat(score.precision())
                    .as("precision of " + score + " " + BY_OTHERS.mistakes())
                    .isGreaterThanOrEqualTo(0.95);
            assertThat(score.speaking().recall())
                    .as("recall of " + score + " " + BY_OTHERS.mistakes())
                    .isGreaterThanOrEqualTo(
                            switch (score.tag()) {
                                case NATIONAL_ID -> 0.6;
                                case PERSON_NAME -> 0.8;
                                default -> 0.95;
                            });
        });
    }
}
