package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.search.Clause;
import dev.weir.catalog.search.QueryParser;
import dev.weir.catalog.search.SearchProblem;
import dev.weir.platform.page.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/search.md speaks only of what there is, and of all field words. */
class SearchPageTest {

    private static final Pattern PATH = Pattern.compile("/api/v1/[a-z/:-]*[a-z]");
    private static final Pattern SETTING = Pattern.compile("`(weir\\.search\\.[a-z-]+)`");
    private static final Pattern WRITTEN = Pattern.compile("(?m)^\\| (`[^|]+) \\| ");

    private final String page = read("search.md");

    @Test
    void itsQuestionsCanBeAsked() {
        List<String> questions = found(WRITTEN).stream()
                .flatMap(cell -> Arrays.stream(cell.split("`, `|; `|` |`", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.endsWith(":") && !text.contains(" has "))
                .toList();

        assertThat(questions)
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(question -> assertThat(QueryParser.parse(question)).isNotEmpty());
    }

    @Test
    void itHasAllFieldWordsAndProblems() {
        assertThat(Clause.Field.values()).allSatisfy(field -> assertThat(page).contains("`" + Words.of(field) + ":"));
        assertThat(SearchProblem.values())
                .allSatisfy(problem -> assertThat(page).contains("`" + problem.code() + "`"));
    }

    @Test
    void itsPathsAndSettingsExist() {
        String paths = read("../catalog-service/openapi.yaml");
        String manual = read("configuration.md");

        assertThat(found(PATH)).hasSizeGreaterThan(4).allSatisfy(path -> assertThat(paths)
                .contains("  " + path + ":"));
        assertThat(found(SETTING)).isNotEmpty().allSatisfy(setting -> assertThat(manual)
                .contains(setting));
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("../docs", name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
