package dev.weir.lineage.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is done with lineage events. */
@ConfigMapping(prefix = "weir.lineage")
public interface LineageSettings {

    /** The longest body of a request after it is unzipped. */
    @WithDefault("64M")
    MemorySize maxBody();

    /** The longest single event, as JSON without white space. */
    @WithDefault("8M")
    MemorySize maxEvent();

    /** So many events may wait in memory to be written. Then senders are answered 503, and send again. */
    @WithDefault("5000")
    int maxWaiting();

    /** So many events may be kept that are not in the graph yet. Then senders are answered 503, and send again. */
    @WithDefault("1000000")
    int maxPending();

    /** So many events are brought into the graph in one transaction. */
    @WithDefault("500")
    int foldBatch();

    /** How long events are kept word for word; a day at a time. */
    @WithDefault("90d")
    Duration keepEvents();

    /** How long runs are kept after they were last heard of. What jobs read and wrote at which time is kept for good. */
    Optional<Duration> keepRuns();

    /** How long dead letters are kept. */
    @WithDefault("30d")
    Duration keepDead();
}
