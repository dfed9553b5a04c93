package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/lineage.md speaks only of what there is. */
class LineagePageTest {

    private static final Pattern PATH = Pattern.compile("/api/v1/[a-z/{}-]+[a-z}]");
    private static final Pattern SETTING = Pattern.compile("`(weir\\.lineage\\.[a-z-]+)`");
    private static final Pattern PROBLEM = Pattern.compile("`(lineage-[a-z-]+)`");

    private final String page = read("lineage.md");

    @Test
    void itsPathsAreAnswered() throws IOException {
        Set<String> answered = Files.readAllLines(Path.of("openapi.yaml")).stream()
                .filter(line -> line.startsWith("  /"))
                .map(line -> line.strip().replace(":", "").replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());

        Set<String> spokenOf = found(PATH, 0).stream()
                .map(path -> path.replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());

        assertThat(spokenOf).hasSizeGreaterThan(10).isSubsetOf(answered);
    }

    @Test
    void itsSettingsAreInTheManual() {
        String manual = read("configuration.md");

        assertThat(found(SETTING, 1)).isNotEmpty().allSatisfy(setting -> assertThat(manual)
                .contains("`" + setting + "`"));
    }

    @Test
    void itsProblemsAreDocumented() {
        String problems = read("problems.md");

        assertThat(found(PROBLEM, 1)).isNotEmpty().allSatisfy(problem -> assertThat(problems)
                .contains(problem));
    }

    private List<String> found(Pattern pattern, int group) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("../docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
