package dev.weir.catalog.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.classify.Looks.Claim;
import dev.weir.catalog.classify.Looks.Outcome;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.platform.database.Sql;
import dev.weir.platform.id.Ids;
import dev.weir.platform.storage.StorageFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody asks here for anything to be classified. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class ClassifyAfterCrawlTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofSeconds(-1);

    @Inject
    Looks looks;

    @Inject
    ChangeFollower follower;

    @Inject
    Classification classification;

    @Inject
    ClassifyDesk desk;

    @Inject
    ClassifySettings settings;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Test
    void proposesTagsOfWhatACrawlFound(@TempDir Path root) throws Exception {
        people(root.resolve("raw/people/a.csv"), "id,contact", "%d,p%d@example.com");
        ClassifyCalls lake = ClassifyCalls.crawled("after-crawl", root);
        String people = lake.dataset("people");

        JsonPath look = ClassifyCalls.looked(people, 1);

        assertThat(look.getString("look.state")).isEqualTo("done");
        assertThat(look.getString("look.sampled")).endsWith("/raw/people/a.csv");
        assertThat(ClassifyCalls.proposals(people, "proposed").getList("items.tag"))
                .containsExactly("pii.email");
        assertThat(ClassifyCalls.proposals(people, "proposed").getString("items[0].alias"))
                .isEqualTo("raw_people.a");
        assertThat(Api.asAdministrator().get("/api/v1/status").jsonPath().getInt("proposedTags"))
                .isPositive();
    }

    @Test
    void newColumnsAreLookedAtNewRowsAreNotAndARejectionStays(@TempDir Path root) throws Exception {
        Path file = root.resolve("raw/people/a.csv");
        people(file, "id,contact", "%d,p%d@example.com");
        ClassifyCalls lake = ClassifyCalls.crawled("after-crawl-again", root);
        String people = lake.dataset("people");
        ClassifyCalls.looked(people, 1);
        String proposal = ClassifyCalls.proposals(people, "proposed").getString("items[0].id");
        ClassifyCalls.post("/api/v1/tag-proposals/" + proposal + "/reject");

        people(file, "id,contact", "%d,q%d@example.org");
        people(root.resolve("raw/others/a.csv"), "id", "%d%d");
        lake.crawl();
        ClassifyCalls.looked(lake.dataset("others"), 1);
        assertThat(ClassifyCalls.timesClassified(people)).isEqualTo(1);

        people(file, "id,contact,seen_from", "%d,p%d@example.com,192.168.7.14%1$d");
        lake.crawl();
        ClassifyCalls.looked(people, 3);
        assertThat(ClassifyCalls.proposals(people, "proposed").getList("items.column"))
                .containsExactly("seen_from");
        assertThat(ClassifyCalls.proposals(people, "rejected").getList("items.id"))
                .containsExactly(proposal);
        assertThat(ClassifyCalls.timesClassified(people)).isEqualTo(2);
    }

    @Test
    void severalServicesLookOnce(@TempDir Path root) throws Exception {
        for (int i = 0; i < 8; i++) {
            people(root.resolve("raw/people" + i + "/a.csv"), "id,contact", "%d,p%d@example.com");
        }
        ClassifyCalls lake = ClassifyCalls.crawled("after-crawl-twice", root);

        List<CompletableFuture<Void>> services = Collections.nCopies(3, "").stream()
                .map(any -> new ClassifyAfterCrawl(follower, looks, classification, desk, settings, ids))
                .map(service -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) {
                        service.follow();
                        service.look();
                    }
                }))
                .toList();
        services.forEach(CompletableFuture::join);

        for (int i = 0; i < 8; i++) {
            String people = lake.dataset("people" + i);
            ClassifyCalls.looked(people, 1);
            assertThat(ClassifyCalls.timesClassified(people)).isEqualTo(1);
            assertThat(ClassifyCalls.proposals(people, "proposed").getList("items"))
                    .hasSize(1);
        }
    }

    @Test
    void aDatasetWhoseServiceDiedIsLookedAtByAnother(@TempDir Path root) throws Exception {
        UUID people = looked(root, "after-crawl-killed");
        rolledBack(() -> {
            looks.want(people, 7);
            Claim dead = claim(people, OVER);
            Claim next = claim(people, LONG);

            assertThat(next.attempt()).isEqualTo(2);
            assertThat(looks.done(dead, outcome(7))).isFalse();
            assertThat(looks.failed(dead, "it is late", Instant.EPOCH)).isFalse();
            assertThat(looks.done(next, outcome(7))).isTrue();
            assertThat(looks.find(people).orElseThrow().state()).isEqualTo(Look.State.DONE);
        });
    }

    @Test
    void aVersionThatComesDuringALookIsLookedAtToo(@TempDir Path root) throws Exception {
        UUID people = looked(root, "after-crawl-during");
        rolledBack(() -> {
            looks.want(people, 7);
            Claim claim = claim(people, LONG);
            looks.want(people, 8);
            looks.want(people, 6);

            assertThat(looks.done(claim, outcome(7))).isTrue();
            assertThat(looks.find(people).orElseThrow())
                    .extracting(Look::version, Look::state)
                    .containsExactly(8, Look.State.WAITING);
            Claim next = claim(people, LONG);
            looks.done(people, outcome(8));
            assertThat(looks.done(next, outcome(8)))
                    .as("somebody asked meanwhile")
                    .isFalse();
        });
    }

    @Test
    void whatFailsIsToldAndNotTriedUntilItsColumnsChange(@TempDir Path root) throws Exception {
        UUID people = looked(root, "after-crawl-failed");
        rolledBack(() -> {
            looks.want(people, 7);
            desk.failed(claim(people, LONG), "it cannot be");
            looks.want(people, 7);

            Look failed = looks.find(people).orElseThrow();
            assertThat(failed.state()).isEqualTo(Look.State.FAILED);
            assertThat(failed.reason()).contains("it cannot be");

            looks.want(people, 8);
            assertThat(claim(people, LONG).attempt()).isEqualTo(1);
        });
    }

    @Test
    void aLakeThatDoesNotAnswerIsAskedAgainAndThenNamesAreEnough(@TempDir Path root) throws Exception {
        people(root.resolve("raw/people/a.csv"), "id,email", "%d,p%d@example.com");
        String dataset = ClassifyCalls.crawled("after-crawl-away", root).dataset("people");
        ClassifyCalls.looked(dataset, 1);
        UUID people = UUID.fromString(dataset);
        AtomicInteger asked = new AtomicInteger();
        Classification away = new Classification(
                desk,
                (place, s3) -> {
                    asked.incrementAndGet();
                    throw new StorageFailed(StorageFailed.Kind.UNREACHABLE, place.value(), "no answer");
                },
                clock);
        rolledBack(() -> {
            new Sql(database).update("delete from catalog.classification where dataset_id = ?", people);
            looks.want(people, 1);
            new ClassifyAfterCrawl(follower, looks, away, desk, triedTwiceAtOnce(), ids).look();

            Look look = looks.find(people).orElseThrow();
            assertThat(look.state()).isEqualTo(Look.State.DONE);
            assertThat(look.reason()).contains("the lake did not give the file: unreachable");
            assertThat(look.sampled()).isEmpty();
            assertThat(asked).hasValueGreaterThanOrEqualTo(2);
        });
    }

    private static ClassifySettings triedTwiceAtOnce() {
        return new ClassifySettings() {
            @Override
            public boolean afterCrawl() {
                return true;
            }

            @Override
            public int maxAttempts() {
                return 2;
            }

            @Override
            public Duration retryAfter() {
                return Duration.ZERO;
            }

            @Override
            public Duration lease() {
                return LONG;
            }
        };
    }

    @Test
    @TestTransaction
    void whatIsUnknownIsNotWanted() {
        UUID unknown = ids.next();

        looks.want(unknown, 1);

        assertThat(looks.find(unknown)).isEmpty();
    }

    private static UUID looked(Path root, String lake) throws Exception {
        people(root.resolve("raw/people/a.csv"), "id,contact", "%d,p%d@example.com");
        String people = ClassifyCalls.crawled(lake, root).dataset("people");
        ClassifyCalls.looked(people, 1);
        return UUID.fromString(people);
    }

    // The service's own work skips rows that a transaction holds.
    private static void rolledBack(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /**
     * Claims what there is until it is {@code dataset}: other tests of this boot may have left some, and a clock of the
     * machine that was set back lets nothing be claimed for a moment.
     */
    private Claim claim(UUID dataset, Duration lease) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < until) {
            Optional<Claim> claim = looks.claim(ids.next(), lease, Duration.ZERO)
                    .filter(any -> any.dataset().equals(dataset));
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        throw new AssertionError("nobody could claim " + dataset + ": " + looks.find(dataset));
    }

    private static Outcome outcome(int version) {
        return new Outcome(version, Instant.EPOCH, Optional.empty(), Optional.of("for a test"));
    }

    private static void people(Path file, String head, String row) throws IOException {
        StringBuilder csv = new StringBuilder(head).append('\n');
        for (int i = 0; i < 10; i++) {
            csv.append(row.formatted(i, i)).append('\n');
        }
        Files.createDirectories(file.getParent());
        Files.write(file, csv.toString().getBytes(UTF_8));
    }
}
