package dev.weir.lineage.kafka;

import dev.weir.lineage.intake.EventIntake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from a topic. Offsets are committed when the events before them are kept, and what is no event is a dead letter: so
 * nothing is lost, and what comes twice, after a rebalance or a crash, is kept once, as with any sender.
 */
@ApplicationScoped
public class KafkaSource {

    private static final Logger LOG = Logger.getLogger(KafkaSource.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final EventIntake intake;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile KafkaStanding standing;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    public KafkaSource(KafkaSettings settings, EventIntake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.standing = KafkaStanding.begin(settings);
    }

    /** Empty if no brokers are set. */
    public Optional<KafkaStanding> standing() {
        return settings.bootstrapServers().map(servers -> standing);
    }

    void start(@Observes StartupEvent started) {
        start();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stop();
    }

    /** Does nothing if no brokers are set. */
    public void start() {
        settings.bootstrapServers().ifPresent(servers -> {
            thread = new Thread(() -> takeForEver(servers), "lineage-kafka");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Returns when the group knows that this replica has left. */
    public void stop() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
        if (thread != null) {
            try {
                thread.join(CLOSE.multipliedBy(2).toMillis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void takeForEver(String servers) {
        while (!stopping()) {
            try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(properties(servers))) {
                consumer = opened;
                opened.subscribe(List.of(settings.topic()));
                LOG.infof("lineage events are taken from %s of Kafka, as group %s", settings.topic(), settings.group());
                while (!stopping()) {
                    take(opened);
                }
            } catch (WakeupException ended) {
                LOG.debug("no more lineage events are taken from Kafka");
            } catch (RuntimeException failed) {
                // Whatever it is, the next consumer begins where the last commit was.
                fail("Kafka: " + failed.getMessage());
                pause();
            } finally {
                consumer = null;
                standing = standing.holds(0, OptionalLong.empty());
            }
        }
    }

    private Map<String, Object> properties(String servers) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        properties.putAll(settings.consumer());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    // Partitions come and go within poll only: from there to the commit they are this replica's, or the commit is
    // refused, and
    // whoever has them now takes the same again.
    private void take(KafkaConsumer<byte[], byte[]> from) {
        ConsumerRecords<byte[], byte[]> records = from.poll(POLL);
        standing = standing.holds(from.assignment().size(), lag(from));
        if (records.isEmpty()) {
            return;
        }
        try {
            intake.takeAll("kafka:" + settings.topic(), bodies(records));
        } catch (RuntimeException notKept) {
            fail("not kept: " + notKept.getMessage());
            rewind(from, records);
            pause();
            return;
        }
        try {
            from.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException moved) {
            LOG.debugf("offsets were not committed, the events come again: %s", moved.getMessage());
        }
        standing = standing.took(records.count(), clock.instant());
    }

    // A record without a value says that what has its key is to be forgotten: there is nothing of it here.
    private static List<byte[]> bodies(ConsumerRecords<byte[], byte[]> records) {
        List<byte[]> bodies = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> found : records) {
            if (found.value() != null) {
                bodies.add(found.value());
            }
        }
        return bodies;
    }

    private static void rewind(KafkaConsumer<byte[], byte[]> to, ConsumerRecords<byte[], byte[]> records) {
        Set<TopicPartition> held = to.assignment();
        records.partitions().stream()
                .filter(held::contains)
                .forEach(partition ->
                        to.seek(partition, records.records(partition).get(0).offset()));
    }

    private static OptionalLong lag(KafkaConsumer<byte[], byte[]> of) {
        long lag = 0;
        for (TopicPartition partition : of.assignment()) {
            OptionalLong behind = of.currentLag(partition);
            if (behind.isEmpty()) {
                return OptionalLong.empty();
            }
            lag += behind.getAsLong();
        }
        return OptionalLong.of(lag);
    }

    /** Once for each new problem: an outage can last. */
    private void fail(String why) {
        if (standing.problem().isEmpty()) {
            LOG.warnf("lineage events wait in Kafka: %s", why);
        }
        standing = standing.failed(why);
    }

    private void pause() {
        try {
            if (stop.await(settings.retryAfter().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("no more lineage events are taken from Kafka");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
