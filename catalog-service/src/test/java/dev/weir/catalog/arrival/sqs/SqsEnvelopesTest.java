package dev.weir.catalog.arrival.sqs;

import static dev.weir.catalog.arrival.Messages.created;
import static dev.weir.catalog.arrival.Messages.deleted;
import static dev.weir.catalog.arrival.Messages.eventBridge;
import static dev.weir.catalog.arrival.Messages.record;
import static dev.weir.catalog.arrival.Messages.s3;
import static dev.weir.catalog.arrival.Messages.sns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.arrival.ArrivalCalls;
import dev.weir.catalog.arrival.ArrivalIntake;
import dev.weir.catalog.arrival.Messages;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.storage.ObjectLocation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What S3 tells of its objects, from the queue to the catalog: AWS' SDK receives, the service's own threads look. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class SqsEnvelopesTest {

    private static final byte[] FILE = Footers.file(5, "id:long", "amount:double?");
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final ArrivalCalls arrivals = new ArrivalCalls();
    private LocalS3 s3;
    private FakeSqs sqs;
    private SqsSource source;
    private String lake;
    private String queue;

    @Inject
    ArrivalIntake intake;

    @BeforeEach
    void start() throws Exception {
        s3 = LocalS3.start();
        sqs = FakeSqs.start();
        lake = "sqs-" + UUID.randomUUID().toString().substring(0, 8);
        s3.makeBucket(lake);
        arrivals.lake(lake, "s3://" + lake + "/prod/", s3);
        queue = sqs.queue(lake);
        source = new SqsSource(settings(queue), intake, Clock.systemUTC());
        source.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws Exception {
        source.stop(new ShutdownEvent());
        sqs.close();
        s3.close();
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

    private String put(String path) {
        s3.put(lake, "prod/" + path, FILE);
        return "prod/" + path;
    }

    private void delete(String path) {
        s3.store().delete(new ObjectLocation("s3://" + lake + "/prod/" + path));
    }

    /** Waits until the queue is empty and nothing waits to be looked at. */
    private List<String> states(String... messages) {
        for (String message : messages) {
            sqs.send(queue, message);
        }
        ArrivalCalls.await(() -> sqs.messages(queue), left -> left == 0);
        return arrivals.states(lake);
    }

    /** Those that are there. */
    private List<String> aliases() {
        return Api.asAdministrator()
                .get("/api/v1/datasets?limit=500&lake=" + lake)
                .path("items.findAll { it.missingSince == null }.alias");
    }

    private List<Map<String, String>> letters() {
        return Api.asAdministrator()
                .get("/api/v1/arrivals/dead-letters?limit=500")
                .jsonPath()
                .getList("items.findAll { it.source == 'sqs:" + lake + "' }");
    }

    @Test
    void aNewFileIsInTheCatalogWithinFiveSecondsOfItsEvent() {
        String first = put("silver/orders/day=2026-10-27/part-0.parquet");
        states(s3(created(lake, first, "01")));
        assertThat(arrivals.partitions("silver.orders", lake)).containsExactly("day=2026-10-27/");

        String second = put("silver/orders/day=2026-10-28/part-0.parquet");
        sqs.send(queue, s3(created(lake, second, "01")));

        ArrivalCalls.within(PROMISED, () -> arrivals.partitions("silver.orders", lake), paths -> paths.size() == 2);
    }

    @Test
    void everyEnvelopeLeadsToTheCatalog() {
        states(
                s3(created(lake, put("a/native/part-0.parquet"), "01")),
                sns(s3(created(lake, put("a/native_by_sns/part-0.parquet"), "01"))),
                eventBridge("Object Created", lake, put("a/bridge/part-0.parquet"), "01"),
                sns(eventBridge("Object Created", lake, put("a/bridge_by_sns/part-0.parquet"), "01")),
                s3(
                        record("ObjectCreated:CompleteMultipartUpload", lake, put("a/multipart/part-0.parquet"), "01"),
                        record("ObjectCreated:Copy", lake, put("a/copied/part-0.parquet"), "01")));

        assertThat(aliases())
                .containsExactly(
                        "a.bridge", "a.bridge_by_sns", "a.copied", "a.multipart", "a.native", "a.native_by_sns");
        assertThat(arrivals.of(lake)).hasSize(6).allMatch(arrival -> "done".equals(arrival.get("state")));
        assertThat(letters()).isEmpty();
    }

    @Test
    void keysAreDecodedWhereS3EncodesThemAndOnlyThere() {
        String strange = "silver/a b+c%41/region=EU%2FW/part-0.parquet";
        String far = "silver/京都 🌊/part=0/part-0.parquet";
        states(s3(created(lake, put(strange), "01")), eventBridge("Object Created", lake, put(far), "01"));

        assertThat(arrivals.of(lake))
                .extracting(arrival -> arrival.get("location"))
                .containsExactlyInAnyOrder("s3://" + lake + "/prod/" + strange, "s3://" + lake + "/prod/" + far);
        assertThat(arrivals.partitions("silver.a b+c%41", lake)).containsExactly("region=EU%2FW/");
        assertThat(arrivals.partitions("silver.京都 🌊", lake)).containsExactly("part=0/");
    }

    @Test
    void whatS3SendsToTryAQueueIsNoArrival() {
        assertThat(states(Messages.test(lake), sns(Messages.test(lake)))).isEmpty();

        assertThat(letters()).isEmpty();
    }

    @Test
    void theSameEventIsOneWhateverWayItTakes() {
        String key = put("a/t/part-0.parquet");
        String event = s3(created(lake, key, "0A"));
        for (String message : List.of(event, event, sns(event), eventBridge("Object Created", lake, key, "0a"))) {
            sqs.send(queue, message);
        }
        sqs.deliverTwice(queue);

        assertThat(states()).containsExactly("done");
        assertThat(arrivals.crawls(lake)).hasSize(1);
        assertThat(arrivals.dataset("a.t", lake).getInt("version")).isEqualTo(1);
    }

    @Test
    void theOrderIsThatOfTheSequencerNotOfTheQueue() {
        String key = put("a/t/part-0.parquet");

        List<String> states = states(
                s3(created(lake, key, "0055AED6DCD90281E5")),
                s3(deleted(lake, key, "0055AED6DCD90281E4")),
                sns(s3(deleted(lake, key, "0055AED6DCD90281E3"))));

        assertThat(states).containsExactly("outdated", "outdated", "done");
        assertThat(aliases()).containsExactly("a.t");
    }

    @Test
    void whatIsDeletedIsMissing() {
        String key = put("a/t/part-0.parquet");
        String other = put("a/u/part-0.parquet");
        states(s3(created(lake, key, "01"), created(lake, other, "01")));
        assertThat(aliases()).containsExactly("a.t", "a.u");

        delete("a/t/part-0.parquet");
        delete("a/u/part-0.parquet");
        List<String> states = states(
                s3(record("ObjectRemoved:DeleteMarkerCreated", lake, key, "02")),
                sns(eventBridge("Object Deleted", lake, other, "02")));

        assertThat(states).hasSize(4).containsOnly("done");
        assertThat(aliases()).isEmpty();
        assertThat(arrivals.dataset("a.t", lake).getString("missingSince")).isNotNull();
    }

    @Test
    void poisonBecomesDeadLettersAndTheRestGoesOn() {
        List<String> states = states(
                "no json",
                "{\"hello\": \"world\"}",
                sns("no json either"),
                s3(
                        created(lake, put("a/t/part-0.parquet"), "01"),
                        created(lake, put("a/t/part-1.parquet"), "nonsense")),
                s3(created(lake, put("a/u/part-0.parquet"), "01")));

        assertThat(states).containsExactly("done", "done");
        assertThat(aliases()).containsExactly("a.t", "a.u");
        assertThat(sqs.messages(queue)).isZero();
        assertThat(letters()).hasSize(4).allSatisfy(letter -> assertThat(letter.get("reason"))
                .isNotBlank());
        assertThat(letters())
                .extracting(letter -> letter.get("body"))
                .contains("no json", "{\"hello\":\"world\"}", "no json either");
    }
}
