package dev.weir.catalog.arrival.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.arrival.ArrivalCalls;
import dev.weir.catalog.arrival.ArrivalIntake;
import dev.weir.catalog.arrival.ArrivalSource.Health;
import dev.weir.catalog.arrival.Receipt;
import dev.weir.catalog.arrival.sqs.FakeSqs.Fault;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer against a queue service of our own, and into the database of the service. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class SqsConsumerTest {

    private final ArrivalCalls calls = new ArrivalCalls();
    private final List<SqsQueue> opened = new ArrayList<>();
    private FakeSqs sqs;

    private Path root;

    @Inject
    ArrivalIntake intake;

    @BeforeEach
    void start() throws IOException {
        sqs = FakeSqs.start();
        // Quarkus' tests fill no field with @TempDir.
        root = Files.createTempDirectory("sqs");
    }

    @AfterEach
    void stop() {
        opened.forEach(SqsQueue::close);
        sqs.close();
    }

    @Test
    void takesTenAtATimeUntilTheQueueIsEmpty() {
        String url = queue("sqs-tens");
        for (int i = 0; i < 25; i++) {
            sqs.send(url, message("t/part-" + i + ".parquet", "01"));
        }
        SqsConsumer consumer = consumer(url, keeping());

        assertThat(consumer.takeSome()).isTrue();
        assertThat(sqs.messages(url)).isEqualTo(15);
        consumer.takeSome();
        consumer.takeSome();

        assertThat(sqs.messages(url)).isZero();
        assertThat(calls.states("sqs-tens")).hasSize(25).containsOnly("done");
        assertThat(calls.of("sqs-tens").get(0)).containsEntry("source", "sqs:test");
        assertThat(consumer.health().messages()).isEqualTo(25);
    }

    @Test
    void aMessageThatWasKeptAndNotDeletedComesAgainAndIsKnown() {
        String url = queue("sqs-killed");
        sqs.send(url, message("t/part-0.parquet", "01"));
        SqsConsumer killed = consumer(url, messages -> {
            intake.accept("sqs:test", messages);
            throw new KilledHere();
        });

        assertThatThrownBy(killed::takeSome).isInstanceOf(KilledHere.class);

        assertThat(calls.of("sqs-killed")).hasSize(1);
        assertThat(sqs.messages(url)).isEqualTo(1);
        sqs.timeOut(url);
        List<Receipt> receipts = new ArrayList<>();
        consumer(url, messages -> receipts.add(intake.accept("sqs:test", messages)))
                .takeSome();
        assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.accepted()).isZero();
            assertThat(receipt.duplicates()).isEqualTo(1);
        });
        assertThat(sqs.messages(url)).isZero();
        assertThat(calls.states("sqs-killed")).containsExactly("done");
    }

    /** As a kill is: nothing catches it. */
    private static final class KilledHere extends Error {}

    @Test
    void aMessageThatCannotBeKeptStaysInTheQueue() {
        String url = queue("sqs-stays");
        sqs.send(url, message("t/part-0.parquet", "01"));
        SqsConsumer failing = consumer(url, messages -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(failing.takeSome()).isFalse();

        assertThat(sqs.messages(url)).isEqualTo(1);
        assertThat(sqs.calls()).doesNotContain("DeleteMessageBatch");
        assertThat(failing.health().error().orElseThrow()).contains("the database is away");
        sqs.timeOut(url);
        assertThat(consumer(url, keeping()).takeSome()).isTrue();
        assertThat(sqs.messages(url)).isZero();
        assertThat(calls.states("sqs-stays")).containsExactly("done");
    }

    @Test
    void oneMessageThatCannotBeKeptDoesNotHoldUpTheOthers() {
        String url = queue("sqs-one");
        sqs.send(url, message("t/part-0.parquet", "01"));
        sqs.send(url, message("t/unlucky.parquet", "01"));
        sqs.send(url, message("t/part-1.parquet", "01"));

        consumer(url, messages -> {
                    if (messages.stream().anyMatch(message -> message.contains("unlucky"))) {
                        throw new IllegalStateException("unlucky");
                    }
                    intake.accept("sqs:test", messages);
                })
                .takeSome();

        assertThat(sqs.messages(url)).isEqualTo(1);
        assertThat(calls.of("sqs-one")).hasSize(2);
    }

    @Test
    void aPoisonMessageBecomesADeadLetterAndLeavesTheQueue() {
        String url = queue("sqs-poison");
        sqs.send(url, "no json at all");
        sqs.send(url, message("t/part-0.parquet", "01"));

        assertThat(consumer(url, keeping("sqs:poisoned")).takeSome()).isTrue();

        assertThat(sqs.messages(url)).isZero();
        assertThat(calls.states("sqs-poison")).containsExactly("done");
        List<Map<String, String>> letters = Api.asAdministrator()
                .get("/api/v1/arrivals/dead-letters?limit=500")
                .jsonPath()
                .getList("items.findAll { it.source == 'sqs:poisoned' }");
        assertThat(letters).singleElement().satisfies(letter -> assertThat(letter)
                .containsEntry("body", "no json at all")
                .hasEntrySatisfying("reason", reason -> assertThat(reason).contains("is not JSON")));
    }

    @Test
    void aQueueThatThrottlesOrIsAwayIsTriedAgainMoreSlowlyAndShown() {
        String url = queue("sqs-away");
        SqsConsumer consumer = consumer(url, keeping());
        sqs.fail("ReceiveMessage", Fault.THROTTLED, 4);
        sqs.fail("ReceiveMessage", Fault.DENIED, 1);
        sqs.fail("ReceiveMessage", Fault.UNAVAILABLE, 4);

        List<String> errors = new ArrayList<>();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(consumer.takeSome()).isFalse();
            assertThat(consumer.health().receiving()).isFalse();
            errors.add(consumer.health().error().orElseThrow());
            pauses.add(consumer.nextPause());
        }
        Health away = consumer.health();
        sqs.send(url, message("t/part-0.parquet", "01"));
        assertThat(consumer.takeSome()).isTrue();

        assertThat(errors.get(0)).contains("SQS throttles", "ThrottlingException");
        assertThat(errors.get(1)).contains("SQS refuses: 403", "AccessDenied");
        assertThat(errors.get(2)).contains("503");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(consumer.health().receiving()).isTrue();
        assertThat(consumer.health().since()).isAfterOrEqualTo(away.since());
        assertThat(consumer.health().error()).isEmpty();
        assertThat(calls.states("sqs-away")).containsExactly("done");
    }

    @Test
    void saysThatThereIsNoSuchQueueOrServer() {
        String url = sqs.queue("sqs-there");
        SqsConsumer elsewhere = consumer(url.replace("sqs-there", "sqs-nowhere"), keeping());
        SqsConsumer nobody = consumer("http://127.0.0.1:1/000000000000/q", keeping());

        assertThat(elsewhere.takeSome()).isFalse();
        assertThat(nobody.takeSome()).isFalse();

        assertThat(elsewhere.health().error().orElseThrow()).contains("QueueDoesNotExist");
        assertThat(nobody.health().error().orElseThrow()).contains("SQS does not answer");
    }

    @Test
    void aDeletionThatFailsOrWhoseAnswerIsLostDoesNoHarm() {
        String url = queue("sqs-undeleted");
        sqs.send(url, message("t/part-0.parquet", "01"));
        SqsConsumer consumer = consumer(url, keeping());
        sqs.fail("DeleteMessageBatch", Fault.UNAVAILABLE, 4);

        assertThat(consumer.takeSome()).isFalse();
        assertThat(sqs.messages(url)).isEqualTo(1);
        sqs.timeOut(url);
        sqs.fail("DeleteMessageBatch", Fault.ANSWER_LOST, 1);
        consumer.takeSome();

        assertThat(sqs.messages(url)).isZero();
        assertThat(calls.states("sqs-undeleted")).containsExactly("done");
    }

    @Test
    void aBurstThroughTheQueueEndsInTheCatalogWithAHandfulOfCrawls() throws IOException {
        String url = queue("sqs-burst");
        for (int day = 1; day <= 28; day++) {
            String file = "t/day=2026-10-%02d/part-0.parquet".formatted(day);
            calls.put(root.resolve(file), Footers.file(1, "id:int"));
            sqs.send(url, message(file, "02"));
            sqs.send(url, message(file, "01"));
            sqs.send(url, message(file, "02"));
        }
        sqs.deliverTwice(url);
        SqsSource source = new SqsSource(settings(url), intake, Clock.systemUTC());
        source.start(new StartupEvent());

        ArrivalCalls.await(() -> sqs.messages(url), left -> left == 0);
        List<String> states = calls.states("sqs-burst");
        Health health = source.health().get(0);
        source.stop(new ShutdownEvent());

        assertThat(states).hasSize(56).containsOnly("done", "outdated");
        assertThat(calls.partitions("t", "sqs-burst")).hasSize(28);
        assertThat(calls.crawls("sqs-burst").size()).isBetween(1, 6);
        assertThat(health.name()).isEqualTo(url);
        assertThat(health.receiving()).isTrue();
    }

    private String queue(String lake) {
        calls.lake(lake, root);
        return sqs.queue(lake);
    }

    private String message(String path, String sequencer) {
        return "{\"objects\":[{\"location\":\"file://" + root + "/" + path + "\",\"event\":\"created\",\"sequencer\":\""
                + sequencer + "\"}]}";
    }

    private Consumer<List<String>> keeping() {
        return keeping("sqs:test");
    }

    private Consumer<List<String>> keeping(String source) {
        return messages -> intake.accept(source, messages);
    }

    private SqsConsumer consumer(String url, Consumer<List<String>> keep) {
        SqsQueue queue = SqsQueue.open(QueueAddress.of(url, "us-east-1"));
        opened.add(queue);
        return new SqsConsumer(url, queue, keep, Duration.ofSeconds(1), Duration.ofSeconds(3), Clock.systemUTC());
    }

    private static SqsSettings settings(String url) {
        return new SqsSettings() {
            @Override
            public Optional<List<String>> queueUrls() {
                return Optional.of(List.of(url));
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public Duration waitTime() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration longestPause() {
                return Duration.ofSeconds(1);
            }
        };
    }
}
