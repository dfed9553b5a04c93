package dev.weir.catalog.arrival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is done about arrivals. */
@ConfigMapping(prefix = "weir.arrival")
public interface ArrivalSettings {

    /** How much time lies between two looks at the same table: what arrives meanwhile is seen by the second. */
    @WithDefault("2s")
    Duration gap();

    /** So many crawls because of an arrival may fail; then it becomes a dead letter. */
    @WithDefault("10")
    int maxAttempts();

    /** How long an arrival waits after a crawl that failed; twice as long after each more, at most ten minutes. */
    @WithDefault("5s")
    Duration retryAfter();

    /** How long arrivals are kept that are done with. An event that comes again later is taken for a new one. */
    @WithDefault("7d")
    Duration keepDone();

    /** How long dead letters are kept. */
    @WithDefault("30d")
    Duration keepDead();
}
