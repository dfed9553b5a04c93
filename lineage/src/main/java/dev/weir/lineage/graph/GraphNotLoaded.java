package dev.weir.lineage.graph;

import dev.weir.platform.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/** This replica has just started, and reads the graph. */
final class GraphNotLoaded extends Problem {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    GraphNotLoaded() {
        super(
                GraphProblem.LINEAGE_GRAPH_NOT_LOADED,
                "This replica has not read the lineage graph yet. "
                        + GraphProblem.LINEAGE_GRAPH_NOT_LOADED.meaning().remedy());
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(PAUSE);
    }
}
