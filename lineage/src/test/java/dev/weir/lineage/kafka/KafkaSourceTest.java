package dev.weir.lineage.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.event.Events;
import dev.weir.lineage.intake.DeadLetters;
import dev.weir.lineage.intake.EventIntake;
import dev.weir.lineage.intake.EventLog;
import dev.weir.lineage.intake.Intakes;
import dev.weir.lineage.intake.store.EventStores;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker, OpenLineage's own transport, and PostgreSQL. */
class KafkaSourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Broker broker;
    private static KafkaProducer<String, String> producer;

    private final DataSource database = SingleConnections.to(TestPostgres.freshDatabase());
    private final AtomicBoolean broken = new AtomicBoolean();
    private final DeadLetters dead = EventStores.deadLetters(database, UUID::randomUUID, Clock.systemUTC());
    private final EventIntake intake = Intakes.of(breakable(EventStores.log(database, Clock.systemUTC())), dead);
    private final String topic = "events-" + UUID.randomUUID();
    private final String group = "weir-" + UUID.randomUUID();
    private int sent;

    @BeforeAll
    static void open(@TempDir Path folder) {
        broker = new Broker(folder);
        producer = new KafkaProducer<>(producing());
    }

    @AfterAll
    static void close() {
        producer.close();
        broker.close();
    }

    private static Properties producing() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.servers());
        properties.put("compression.type", "lz4");
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("value.serializer", StringSerializer.class.getName());
        return properties;
    }

    @BeforeEach
    void twoPartitions() throws Exception {
        broker.create(topic, 2);
    }

    private EventLog breakable(EventLog log) {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (broken.get() && method.getName().equals("append")) {
                        throw new IllegalStateException("no database");
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private record Settings(
            Optional<String> bootstrapServers,
            String topic,
            String group,
            Duration retryAfter,
            Map<String, String> consumer)
            implements KafkaSettings {}

    private KafkaSource source() {
        return source(Optional.of(broker.servers()));
    }

    private KafkaSource source(Optional<String> servers) {
        Settings settings =
                new Settings(servers, topic, group, Duration.ofMillis(100), Map.of("max.poll.records", "7"));
        return new KafkaSource(settings, intake, Clock.systemUTC());
    }

    private void send(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            String event = Events.run("COMPLETE", "2026-03-01T08:00:00Z")
                    .id(new UUID(7, sent))
                    .json();
            producer.send(new ProducerRecord<>(topic, sent % 2, "key", event)).get();
            sent++;
        }
    }

    private long kept() {
        return new Sql(database)
                .query("select count(*) from lineage.event", row -> row.getLong(1))
                .get(0);
    }

    private static void await(String what, Callable<Boolean> holds) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(50);
        }
    }

    @Test
    void takesWhatOpenLineagesTransportWrote() throws Exception {
        OpenLineage openLineage = new OpenLineage(URI.create("https://example.com/kafka"));
        OpenLineage.Job job =
                openLineage.newJobBuilder().namespace("kafka").name("load").build();
        OpenLineage.RunEvent event = openLineage
                .newRunEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                .eventType(EventType.COMPLETE)
                .run(openLineage.newRunBuilder().runId(UUID.randomUUID()).build())
                .job(job)
                .build();
        KafkaConfig config = new KafkaConfig(topic, null, producing());
        try (OpenLineageClient client = new OpenLineageClient(new KafkaTransport(config))) {
            client.emit(event);
            client.emit(openLineage
                    .newJobEventBuilder()
                    .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                    .job(job)
                    .build());
        }
        KafkaSource source = source();

        source.start();

        await("two events", () -> kept() == 2);
        await("their offsets", () -> broker.committed(group) == 2);
        source.stop();
        assertThat(new Sql(database)
                        .query(
                                "select kind || ' ' || job_name as told from lineage.event order by kind",
                                row -> row.getString("told")))
                .containsExactly("job load", "run load");
    }

    @Test
    void whatIsNoEventIsADeadLetterAndHoldsUpNothing() throws Exception {
        send(3);
        producer.send(new ProducerRecord<>(topic, 0, "key", "{\"eventTime\": \"soon\"}"))
                .get();
        producer.send(new ProducerRecord<>(topic, 0, "key", null)).get();
        send(3);
        KafkaSource source = source();

        source.start();

        await("all offsets", () -> broker.committed(group) == 8);
        source.stop();
        assertThat(kept()).isEqualTo(6);
        assertThat(dead.list(new PageRequest(10, Optional.empty())))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.sender()).isEqualTo("kafka:" + topic);
                    assertThat(letter.pointer()).contains("/eventTime");
                });
    }

    @Test
    void whatCannotBeKeptIsNotCommittedAndTakenLater() throws Exception {
        broken.set(true);
        send(20);
        KafkaSource first = source();
        first.start();
        await("a problem", () -> first.standing().orElseThrow().problem().isPresent());
        first.stop();
        assertThat(broker.committed(group)).isZero();
        assertThat(kept()).isZero();

        KafkaSource second = source();
        second.start();
        await("a problem", () -> second.standing().orElseThrow().problem().isPresent());
        broken.set(false);

        await("all events", () -> kept() == 20);
        await("all offsets", () -> broker.committed(group) == 20);
        await("no problem", () -> second.standing().orElseThrow().problem().isEmpty());
        second.stop();
    }

    @Test
    void replicasShareTheTopicAndNothingIsLostWhenTheyComeAndGo() throws Exception {
        KafkaSource first = source();
        first.start();
        send(30);
        KafkaSource second = source();
        second.start();
        send(30);
        await(
                "a partition for each",
                () -> first.standing().orElseThrow().partitions() == 1
                        && second.standing().orElseThrow().partitions() == 1);
        send(30);
        first.stop();
        send(30);

        await("all events", () -> kept() == 120);
        await("all offsets", () -> broker.committed(group) == 120);
        assertThat(second.standing().orElseThrow().partitions()).isEqualTo(2);
        second.stop();
    }

    @Test
    void nothingIsTakenWhileNoBrokersAreSet() {
        KafkaSource off = source(Optional.empty());

        off.start();
        off.stop();

        assertThat(off.standing()).isEmpty();
    }
}
