package dev.weir.catalog.glue.aws;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a call is made again: a random part of a pause that doubles each time, so that many callers do
 * not come back at once.
 *
 * @param attempts in all
 * @param chance from 0 to 1
 */
record Backoff(int attempts, Duration first, Duration longest, Sleeper sleeper, DoubleSupplier chance) {

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    /**
     * @param attempt the one that failed, from 1
     * @return false, at once, if it was the last one, or the service stops
     */
    boolean again(int attempt) {
        if (attempt >= attempts) {
            return false;
        }
        try {
            sleeper.sleep(pause(attempt));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration pause(int attempt) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempt - 1, 30));
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * chance.getAsDouble()));
    }
}
