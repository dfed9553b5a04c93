package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.Result.Better;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path dir) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Results results = new Results(new PrintStream(said, true, StandardCharsets.UTF_8), "abc1234");
        results.add("listing", 0.93456, "ratio", Better.HIGHER, 0.9);
        results.add("memory", 612.5, "MB", Better.LOWER, 600);
        results.add("files", 12345.6, "files/s", Better.HIGHER);
        results.write(dir.resolve("results/crawl.json"));

        assertThat(Results.read(dir.resolve("results/crawl.json")))
                .extracting(Result::metric, Result::value, Result::bar, Result::met, Result::commit)
                .containsExactly(
                        tuple("listing", 0.935, 0.9, java.util.Optional.of(true)),
                        tuple("memory", 612.5, 600.0, java.util.Optional.of(false)),
                        tuple("files", 12346.0, null, java.util.Optional.empty()));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("listing: 0.94 ratio  (bar met)", "memory: 613 MB  (BAR NOT MET)", "files: 12,346 files/s");
        assertThat(Files.readString(dir.resolve("results/crawl.json"))).contains("\"better\" : \"higher\"");
    }

    @Test
    void theMachineIsToldByWhatItHasAndNotByItsName() throws IOException {
        assertThat(Machine.describe()).matches("\\d+ cores of .+, \\d+ GiB, .+, JDK .+");
    }

    private static org.assertj.core.groups.Tuple tuple(Object metric, Object value, @Nullable Object bar, Object met) {
        return org.assertj.core.groups.Tuple.tuple(metric, value, bar, met, "abc1234");
    }
}
