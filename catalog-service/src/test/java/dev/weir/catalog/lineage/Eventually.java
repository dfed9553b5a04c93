package dev.weir.catalog.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What happens in the background happens soon. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    static void eventually(BooleanSupplier good) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!good.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
