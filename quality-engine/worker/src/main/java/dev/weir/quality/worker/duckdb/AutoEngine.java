package dev.weir.quality.worker.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.duckdb.Attempt;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.EngineChoice;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Engine;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code auto}: DuckDB, unless the batch is too large for it or a rule would not be exact there; then Deequ. */
public final class AutoEngine implements Engine {
    private static final Logger log = LoggerFactory.getLogger(AutoEngine.class);

    private final EmbeddedDuckDb duckdb;
    private final DuckDbSettings settings;
    private final Engine deequ;

    /** @param deequ starts when it is first asked to check */
    public AutoEngine(EmbeddedDuckDb duckdb, DuckDbSettings settings, Engine deequ) {
        this.duckdb = duckdb;
        this.settings = settings;
        this.deequ = deequ;
    }

    @Override
    public String name() {
        return duckdb.name() + ", or " + deequ.name();
    }

    @Override
    public CheckReport check(CheckRequest request, Cancellation cancellation) {
        Optional<String> tooLarge = EngineChoice.tooLarge(request, settings);
        if (tooLarge.isPresent()) {
            return leave(request, cancellation, tooLarge.get());
        }
        Attempt attempt = duckdb.checkIfExact(request, cancellation);
        if (attempt instanceof Attempt.LeftToDeequ left) {
            return leave(request, cancellation, why(left));
        }
        return ((Attempt.Checked) attempt).report();
    }

    private static String why(Attempt.LeftToDeequ left) {
        return left.rules().stream()
                .map(rule -> rule.ruleId() + ": " + rule.why())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private CheckReport leave(CheckRequest request, Cancellation cancellation, String why) {
        log.info("run {} attempt {}: left to Deequ, {}", request.runId(), request.attempt(), why);
        return deequ.check(request, cancellation);
    }

    /** A staging folder is Parquet files, whoever wrote them. */
    @Override
    public void discard(CheckRequest.@Nullable Staging staging) {
        duckdb.discard(staging);
    }

    @Override
    public boolean alive() {
        return duckdb.alive() && deequ.alive();
    }
}
