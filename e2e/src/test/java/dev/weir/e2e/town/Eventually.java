package dev.weir.e2e.town;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what other processes do. */
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Eventually() {}

    public static void holds(String what, Duration patience, BooleanSupplier condition) {
        get(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    public static <T> T get(String what, Duration patience, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            pause(LOOK_EVERY);
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
