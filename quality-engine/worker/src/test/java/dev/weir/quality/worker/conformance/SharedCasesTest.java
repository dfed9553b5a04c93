package dev.weir.quality.worker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.conformance.Cases;
import dev.weir.quality.contract.conformance.Cases.Case;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that all engines share: what holds for DuckDB holds for Deequ, and the other way round. */
@NullUnmarked
class SharedCasesTest {
    private static CheckReport report;

    static List<Case> cases() {
        return Cases.CASES;
    }

    @BeforeAll
    static void checkAll(@TempDir Path dir) {
        report = batch(dir.resolve("batch"), Cases.BATCH)
                .reference("countries", batch(dir.resolve("countries"), Cases.COUNTRIES))
                .reference("copy", batch(dir.resolve("copy"), Cases.COPY))
                .check(Cases.rules().toArray(Rule[]::new));
        assertThat(report.error()).isNull();
    }

    private static Checks batch(Path folder, List<String> lines) {
        return Checks.in(folder).csv("a.csv", lines.toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void means(Case expected) {
        RuleOutcome found = report.outcomes().get(Cases.CASES.indexOf(expected));

        assertThat(found.outcome()).as(found.message()).isEqualTo(expected.outcome());
        if (expected.metric() == null) {
            assertThat(found.metric()).as(found.message()).isNull();
        } else {
            assertThat(found.metric()).as(found.message()).isCloseTo(expected.metric(), within(1e-9));
        }
        assertThat(found.failingRows()).as(found.message()).isEqualTo(expected.failingRows());
    }
}
