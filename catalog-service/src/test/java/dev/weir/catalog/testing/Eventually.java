package dev.weir.catalog.testing;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what the service does in the background. */
public final class Eventually {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private Eventually() {}

    /** Looks until it is as it should be. */
    public static <T> T eventually(String what, Supplier<T> look, Predicate<T> isRight) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        T seen = look.get();
        while (!isRight.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ", which is " + seen);
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
