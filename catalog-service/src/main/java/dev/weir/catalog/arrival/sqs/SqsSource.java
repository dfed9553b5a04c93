package dev.weir.catalog.arrival.sqs;

import dev.weir.catalog.arrival.ArrivalIntake;
import dev.weir.catalog.arrival.ArrivalSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Consumes the queues of the configuration, each in a thread of its own. Several replicas share a queue's messages. */
@ApplicationScoped
class SqsSource implements ArrivalSource {

    private static final Logger LOG = Logger.getLogger(SqsSource.class);

    private record Running(SqsConsumer consumer, Thread thread) {}

    private final SqsSettings settings;
    private final ArrivalIntake intake;
    private final Clock clock;
    private final List<Running> running = new ArrayList<>();

    SqsSource(SqsSettings settings, ArrivalIntake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
    }

    // Addresses first: one that is none fails the start before anything runs.
    synchronized void start(@Observes StartupEvent start) {
        settings.queueUrls().orElse(List.of()).stream()
                .map(url -> QueueAddress.of(url, settings.region()))
                .toList()
                .forEach(this::consume);
    }

    private void consume(QueueAddress address) {
        String name = "sqs:" + address.name();
        SqsConsumer consumer = new SqsConsumer(
                address.url(),
                SqsQueue.open(address),
                messages -> intake.accept(name, messages),
                settings.waitTime(),
                settings.longestPause(),
                clock);
        Thread thread = new Thread(consumer, name);
        thread.setDaemon(true);
        running.add(new Running(consumer, thread));
        thread.start();
        LOG.infof("arrivals come from queue %s", address.url());
    }

    synchronized void stop(@Observes ShutdownEvent shutdown) {
        running.forEach(one -> one.consumer().stop());
        running.forEach(one -> one.thread().interrupt());
    }

    @Override
    public synchronized List<Health> health() {
        return running.stream().map(one -> one.consumer().health()).toList();
    }
}
