package dev.weir.quality.worker.duckdb;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.duckdb.Attempt;
import dev.weir.quality.duckdb.DuckDbEngine;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.duckdb.Progress;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.Failpoints.Point;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** DuckDB as an engine of the worker. */
public final class EmbeddedDuckDb implements Engine {
    private final DuckDbEngine engine;

    public EmbeddedDuckDb(DuckDbSettings settings, ObjectFetcher objects, Failpoints failpoints) {
        this.engine = new DuckDbEngine(settings, objects, new Progress() {
            @Override
            public void evaluated() {
                failpoints.reached(Point.EVALUATED);
            }

            @Override
            public void written() {
                failpoints.reached(Point.HALF_WRITTEN);
            }
        });
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public CheckReport check(CheckRequest request, Cancellation cancellation) {
        return cancelledBy(cancellation, inner -> engine.check(request, inner));
    }

    /** See {@link DuckDbEngine#checkIfExact}. */
    Attempt checkIfExact(CheckRequest request, Cancellation cancellation) {
        return cancelledBy(cancellation, inner -> engine.checkIfExact(request, inner));
    }

    private static <T> T cancelledBy(
            Cancellation cancellation, Function<dev.weir.quality.duckdb.Cancellation, T> check) {
        var inner = new dev.weir.quality.duckdb.Cancellation();
        cancellation.onCancel(inner::cancel);
        try {
            return check.apply(inner);
        } catch (dev.weir.quality.duckdb.CheckCancelled e) {
            throw new CheckCancelled();
        }
    }

    @Override
    public void discard(CheckRequest.@Nullable Staging staging) {
        if (staging != null) {
            engine.discard(staging);
        }
    }

    /** Each check has a database of its own: one that died takes no other with it. */
    @Override
    public boolean alive() {
        return true;
    }
}
