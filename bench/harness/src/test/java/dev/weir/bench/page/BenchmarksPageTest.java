package dev.weir.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.Result;
import dev.weir.bench.Result.Better;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchmarksPageTest {

    private static final Path ROOT = Path.of(System.getProperty("weir.root"));

    @Test
    void thePageIsThatOfTheCommittedResults() throws IOException {
        assertThat(Files.readString(BenchmarksPage.file(ROOT)))
                .as("write it again with: bench/run page")
                .isEqualTo(BenchmarksPage.of(ROOT.resolve("bench/results")));
    }

    @Test
    void theFigureIsThatOfTheCommittedResults() throws IOException {
        assertThat(Files.readString(BenchmarksPage.figureFile(ROOT)))
                .as("write it again with: bench/run page")
                .isEqualTo(BenchmarksPage.figure(ROOT.resolve("bench/results")).orElseThrow());
    }

    @Test
    void everyFileOfResultsHasAChapter() throws IOException {
        Set<String> chapters = Stream.of(Chapter.values())
                .map(chapter -> chapter.file() + ".json")
                .collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(ROOT.resolve("bench/results"))) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(chapters);
        }
    }

    @Test
    void aBarThatIsNotMetIsSaidPlainly() {
        String text = BenchmarksPage.text(
                Chapter.CRAWL,
                List.of(
                        new Result("listing", 0.5, "ratio", 0.9, Better.HIGHER, "2 cores", "2026-01-01", "abc"),
                        new Result("recrawl", 1.1, "ratio", 1.15, Better.LOWER, "2 cores", "2026-01-01", "abc"),
                        new Result("files", 1234, "files/s", null, Better.HIGHER, "2 cores", "2026-01-01", "abc")));

        assertThat(text)
                .contains("""
                        | listing | 0.50 ratio | at least 0.90 | **not met** |
                        | recrawl | 1.10 ratio | at most 1.15 | met |
                        | files | 1,234 files/s |  |  |
                        """)
                .contains("Measured on 2026-01-01 at commit abc, on 2 cores. Again: `bench/run crawl`.");
    }
}
