package dev.weir.quality.batch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How long what was turned away is kept. */
@ConfigMapping(prefix = "weir.quality")
public interface QuarantineSettings {

    /**
     * So long after a batch has ended, what it has in quarantine is kept, and its failing rows; then they are deleted. Unless
     * it is set they are kept until somebody discards them.
     */
    Optional<Duration> keepQuarantine();
}
