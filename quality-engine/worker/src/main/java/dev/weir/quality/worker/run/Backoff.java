package dev.weir.quality.worker.run;

import java.time.Duration;

/** How long to wait before the service is asked again: doubling from {@code first} up to {@code most}. */
public record Backoff(Duration first, Duration most) {

    /** Short enough that a restarted service finds its workers within seconds. */
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    /** @param failures so far, from 0 */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures, 16));
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
