package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/glossary.md speaks only of what there is. */
class GlossaryPageTest {

    private static final Pattern PATH = Pattern.compile("/api/v1/[a-z/{}-]+[a-z}]");
    private static final Pattern PROBLEM = Pattern.compile("`((?:words?|dbt)-[a-z-]+)`");

    private final String page;

    GlossaryPageTest() throws IOException {
        page = Files.readString(Path.of("../docs/glossary.md"));
    }

    @Test
    void itsPathsAreAnswered() throws IOException {
        Set<String> answered = Files.readAllLines(Path.of("openapi.yaml")).stream()
                .filter(line -> line.startsWith("  /"))
                .map(line -> line.strip().replace(":", "").replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());

        Set<String> spokenOf = found(PATH, 0).stream()
                .map(path -> path.replaceAll("\\{[^}]*}", "{}").replaceAll("/terms/churn$", "/terms/{}"))
                .collect(Collectors.toSet());

        assertThat(spokenOf).hasSizeGreaterThan(10).isSubsetOf(answered);
    }

    @Test
    void itsProblemsAreDocumented() throws IOException {
        String problems = Files.readString(Path.of("../docs/problems.md"));

        assertThat(found(PROBLEM, 1)).hasSizeGreaterThan(5).allSatisfy(problem -> assertThat(problems)
                .contains("`" + problem + "`"));
    }

    private List<String> found(Pattern pattern, int group) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }
}
