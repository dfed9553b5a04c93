package dev.weir.catalog.arrival;

import dev.weir.catalog.arrival.Arrivals.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** How far behind the catalog is, for alarms. Asked of the database when the metrics are. */
@ApplicationScoped
class ArrivalMetrics {

    private final Arrivals arrivals;
    private final DeadLetters deadLetters;
    private final Clock clock;

    ArrivalMetrics(Arrivals arrivals, DeadLetters deadLetters, Clock clock) {
        this.arrivals = arrivals;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        gauge(
                registry,
                "weir.arrival.lag.seconds",
                "Since when the oldest arrival is not in the catalog",
                ArrivalMetrics::lagSeconds);
        gauge(
                registry,
                "weir.arrival.open",
                "Arrivals that are not in the catalog yet",
                metrics -> metrics.arrivals.backlog().waiting()
                        + metrics.arrivals.backlog().looking());
        gauge(
                registry,
                "weir.arrival.dead.letters",
                "Messages that could not be understood, or not be looked at",
                metrics -> metrics.deadLetters.count());
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ArrivalMetrics> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private double lagSeconds() {
        Backlog backlog = arrivals.backlog();
        return backlog.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
