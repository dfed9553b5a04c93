package dev.weir.quality.worker.duckdb;

import static dev.weir.quality.contract.Condition.Operator.EQUALS;
import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.worker.conformance.Checks;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoEngineTest {
    private static final Rule EXACT = rule(RuleKind.COLUMN_VALUES, "id", number(GREATER_THAN, "1"));
    /** Its division is read differently in the two dialects. */
    private static final Rule INEXACT = sql("select max(id) / 2 from primary", number(EQUALS, "1.5"));

    @TempDir
    Path dir;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void givesWhatDuckDbAnswersExactlyToIt() {
        CheckReport report = engine(1L << 20).check(request(EXACT), new Cancellation());

        assertThat(report.error()).isNull();
        assertThat(report.engine()).startsWith("duckdb");
        assertThat(asked).hasValue(0);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.passed())
                .singleElement()
                .extracting(CheckReport.StagedFile::rows)
                .isEqualTo(2L);
        assertThat(Checks.read(report.failed()).columns()).containsExactly("id", "weir_rules", "weir_reasons");
    }

    @Test
    void leavesTheWholeBatchToDeequForOneRule() {
        CheckReport report = engine(1L << 20).check(request(EXACT, INEXACT), new Cancellation());

        assertThat(report.engine()).startsWith("deequ");
        assertThat(report.outcomes())
                .extracting(CheckReport.RuleOutcome::outcome)
                .containsExactly(Outcome.FAILED, Outcome.PASSED);
        assertThat(report.passedRows() + report.failedRows()).isEqualTo(3);
    }

    @Test
    void leavesABatchThatIsTooLargeToDeequ() {
        CheckReport report = engine(3).check(request(EXACT), new Cancellation());

        assertThat(report.engine()).startsWith("deequ");
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotGoOnWithAnotherEngineWhenItIsCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        CheckRequest request = request(EXACT);

        assertThatThrownBy(() -> engine(1L << 20).check(request, cancellation)).isInstanceOf(CheckCancelled.class);
        assertThat(asked).hasValue(0);
    }

    private CheckRequest request(Rule... rules) {
        return Checks.in(dir).csv("a.csv", "id", "1", "2", "3").request(rules);
    }

    private Engine engine(long mostBytes) {
        DuckDbSettings settings =
                new DuckDbSettings(128L << 20, 1, dir.resolve("scratch"), Duration.ofSeconds(10), mostBytes);
        return new AutoEngine(
                new EmbeddedDuckDb(settings, ObjectFetcher.none(), Failpoints.none()), settings, new Counted());
    }

    /** Deequ, which counts how often it is asked. */
    private final class Counted implements Engine {
        private final Engine deequ = Checks.engine();

        @Override
        public String name() {
            return deequ.name();
        }

        @Override
        public CheckReport check(CheckRequest request, Cancellation cancellation) {
            asked.incrementAndGet();
            return deequ.check(request, cancellation);
        }

        @Override
        public void discard(CheckRequest.Staging staging) {
            deequ.discard(staging);
        }

        @Override
        public boolean alive() {
            return deequ.alive();
        }
    }
}
