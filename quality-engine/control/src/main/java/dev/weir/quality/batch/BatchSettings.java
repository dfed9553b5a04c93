package dev.weir.quality.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How batches are checked and published. */
@ConfigMapping(prefix = "weir.batch")
public interface BatchSettings {

    /** How many failing rows are kept with a batch for people to look at. All of them are in quarantine. */
    @WithDefault("200")
    int maxSamples();

    /** When the lake's store does not answer, publishing is tried again after so long. */
    @WithDefault("5s")
    Duration retryAfter();

    /** So long nobody else takes over a batch that is being published; then its service is taken for lost. */
    @WithDefault("60s")
    Duration publishLease();
}
