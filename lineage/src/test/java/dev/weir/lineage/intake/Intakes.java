package dev.weir.lineage.intake;

import dev.weir.lineage.intake.EventWriter.EventsKept;
import dev.weir.platform.access.Access;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** Intakes without the service around them. */
public final class Intakes {

    private static final MemorySize MEGABYTE = new MemorySize(BigInteger.valueOf(1_000_000));

    private Intakes() {}

    private record Settings(
            MemorySize maxBody,
            MemorySize maxEvent,
            int maxWaiting,
            int maxPending,
            int foldBatch,
            Duration keepEvents,
            Optional<Duration> keepRuns,
            Duration keepDead)
            implements LineageSettings {}

    public static EventIntake of(EventLog log, DeadLetters dead) {
        LineageSettings settings = new Settings(
                MEGABYTE, MEGABYTE, 5_000, 5_000, 500, Duration.ofDays(90), Optional.empty(), Duration.ofDays(30));
        EventWriter writer = new EventWriter(log, settings, nobody());
        writer.start();
        return new EventIntake(writer, dead, new Backlog(log, settings), settings, new Access());
    }

    @SuppressWarnings("unchecked")
    private static Event<EventsKept> nobody() {
        return (Event<EventsKept>) Proxy.newProxyInstance(
                Intakes.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
    }
}
