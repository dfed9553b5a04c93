package dev.weir.catalog.arrival.sqs;

import dev.weir.catalog.arrival.ArrivalSource.Health;
import dev.weir.catalog.arrival.sqs.SqsQueue.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes the messages of one queue, again and again. A message leaves the queue only after the transaction that keeps it has
 * ended: killed in between, it comes again, and is known.
 */
final class SqsConsumer implements Runnable {

    private static final Logger LOG = Logger.getLogger(SqsConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final SqsQueue queue;
    private final Consumer<List<String>> intake;
    private final Duration wait;
    private final Duration longestPause;
    private final Clock clock;

    private volatile boolean stopping;
    private volatile Health health;
    private int failures;

    /** @param intake keeps messages, all or none; they are kept when it returns */
    SqsConsumer(
            String name,
            SqsQueue queue,
            Consumer<List<String>> intake,
            Duration wait,
            Duration longestPause,
            Clock clock) {
        this.name = name;
        this.queue = queue;
        this.intake = intake;
        this.wait = wait;
        this.longestPause = longestPause;
        this.clock = clock;
        this.health = new Health(name, true, clock.instant(), 0, Optional.empty());
    }

    Health health() {
        return health;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            if (!takeSome()) {
                pause();
            }
        }
    }

    /** One receipt, and what belongs to it. False if a pause is in order. */
    boolean takeSome() {
        try {
            List<Received> messages = queue.receive(wait);
            // What was received while the service stops is seen again by another when its time is over.
            if (!messages.isEmpty() && !stopping) {
                List<Received> kept = keep(messages);
                if (!kept.isEmpty()) {
                    queue.delete(kept);
                }
                if (kept.size() < messages.size()) {
                    return false;
                }
            }
            answered(messages.size());
            return true;
        } catch (RuntimeException failed) {
            if (stopping) {
                return false;
            }
            ceased(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    // All at once, or if that fails one by one, so that one which fails does not hold up the others.
    private List<Received> keep(List<Received> messages) {
        try {
            intake.accept(messages.stream().map(Received::body).toList());
            return messages;
        } catch (RuntimeException together) {
            List<Received> kept = new ArrayList<>();
            for (Received message : messages) {
                try {
                    intake.accept(List.of(message.body()));
                    kept.add(message);
                } catch (RuntimeException alone) {
                    ceased("messages cannot be kept: " + alone.getMessage());
                }
            }
            return kept;
        }
    }

    private void answered(int messages) {
        failures = 0;
        Health before = health;
        if (!before.receiving()) {
            LOG.infof("queue %s: receiving again", name);
        }
        health = new Health(
                name,
                true,
                before.receiving() ? before.since() : clock.instant(),
                before.messages() + messages,
                Optional.empty());
    }

    private void ceased(String error) {
        failures++;
        Health before = health;
        Instant since = before.receiving() ? clock.instant() : before.since();
        if (before.receiving()) {
            LOG.warnf("queue %s: %s; trying again", name, error);
        }
        health = new Health(name, false, since, before.messages(), Optional.of(error));
    }

    /** Twice as long after each failure in a row. */
    Duration nextPause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(20, Math.max(0, failures - 1)));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    private void pause() {
        try {
            Thread.sleep(nextPause().toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
