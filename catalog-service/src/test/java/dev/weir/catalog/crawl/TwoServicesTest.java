package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.platform.database.Sql;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakeStores;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One crawl, and two services of one database that do its shards: the one under test, and another runner beside it. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class TwoServicesTest {

    private static final int FOLDERS = 20;
    private static final int TABLES = 12;
    private static final long SLOW_MILLIS = 60;
    private static final long PATIENCE_MILLIS = 90_000;

    @Inject
    Crawls crawls;

    @Inject
    Shards shards;

    @Inject
    Inspectors inspectors;

    @Inject
    Failpoints failpoints;

    @Inject
    CrawlEnds ends;

    @Inject
    Lakes lakes;

    @Inject
    LakeStores stores;

    @Inject
    KnownFiles known;

    @Inject
    Datasets datasets;

    @Inject
    DatasetRecorder recorder;

    @Inject
    CrawlSettings settings;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    DataSource database;

    private final CrawlCalls calls = new CrawlCalls();

    @Test
    void bothDoSomeShardsAndNoneTwice() throws Exception {
        try (FakeS3 s3 = lake("shared-crawl")) {
            OtherShards others = new OtherShards(shards);
            String crawl = begin("shared-crawl");
            CrawlRunner other = other(others);
            JsonPath end = awaitEnd(crawl, other);
            other.stop(new ShutdownEvent());

            assertThat(others.claimed).as("shards of the other service").isNotEmpty();
            List<Integer> attempts = attempts(crawl);
            assertThat(attempts).hasSizeGreaterThan(others.claimed.size()).containsOnly(1);
            assertWhole(end, "shared-crawl");
        }
    }

    /** As if the power had gone: nothing that it does arrives any more, and it says good-bye to nobody. */
    @Test
    void whatADeadServiceHadBegunIsDoneByTheOther() throws Exception {
        try (FakeS3 s3 = lake("half-dead")) {
            OtherShards others = new OtherShards(shards);
            String crawl = begin("half-dead");
            CrawlRunner other = other(others);
            while (others.claimed.isEmpty() && get(crawl).getString("finishedAt") == null) {
                other.assist();
                Thread.sleep(10);
            }
            others.dead = true;
            assertThat(others.claimed).as("shards of the other service").isNotEmpty();

            JsonPath end = awaitEnd(crawl, other);
            other.stop(new ShutdownEvent());

            assertThat(attempts(crawl)).contains(2).allMatch(attempt -> attempt <= 2);
            assertWhole(end, "half-dead");
        }
    }

    private void assertWhole(JsonPath crawl, String lake) {
        assertThat(crawl.getString("state")).as(crawl.getString("error")).isEqualTo("completed");
        assertThat(crawl.getInt("progress.objectsListed")).isEqualTo(FOLDERS * (TABLES + 1));
        assertThat(crawl.getInt("progress.problems")).isEqualTo(FOLDERS);
        assertThat(Api.asAdministrator()
                        .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?limit=500")
                        .jsonPath()
                        .getList("items.key"))
                .hasSize(FOLDERS)
                .doesNotHaveDuplicates();
        assertThat(calls.datasets("lake=" + lake + "&limit=500")
                        .extract()
                        .jsonPath()
                        .getList("items.findAll { it.format == 'csv' && it.missingSince == null }"))
                .hasSize(FOLDERS * TABLES);
    }

    private List<Integer> attempts(String crawl) {
        return new Sql(database)
                .query(
                        "select attempt from catalog.crawl_shard where crawl_id = ?",
                        row -> row.getInt(1),
                        UUID.fromString(crawl));
    }

    /** Slow to read, so that neither of the two does it all; in each folder is one file that cannot be read. */
    private static FakeS3 lake(String name) throws IOException {
        FakeS3 s3 = FakeS3.start();
        for (int folder = 0; folder < FOLDERS; folder++) {
            for (int table = 0; table < TABLES; table++) {
                String key = "f%02d/t%02d/part-0.csv".formatted(folder, table);
                s3.put(key, "id,name\n1,a\n".getBytes(UTF_8));
                s3.beforeRead(key, TwoServicesTest::pause);
            }
            s3.put("f%02d/broken/part-0.parquet".formatted(folder), "no footer is here".getBytes(UTF_8));
        }
        s3.lake(name);
        return s3;
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String begin(String lake) {
        return Api.asAdministrator()
                .body(Map.of("lake", lake))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath get(String crawl) {
        return Api.asAdministrator().get("/api/v1/crawls/" + crawl).jsonPath();
    }

    private static JsonPath awaitEnd(String crawl, CrawlRunner other) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonPath now = get(crawl);
        while (now.getString("finishedAt") == null && System.currentTimeMillis() < until) {
            other.assist();
            Thread.sleep(20);
            now = get(crawl);
        }
        return now;
    }

    private CrawlRunner other(Shards others) {
        return new CrawlRunner(
                crawls,
                others,
                inspectors,
                failpoints,
                ends,
                lakes,
                stores,
                known,
                datasets,
                recorder,
                new ShortLease(settings),
                clock,
                ids);
    }

    /** What the other service has of the shards, until it is dead. */
    private static final class OtherShards implements Shards {
        private final Shards all;
        final Queue<ShardClaim> claimed = new ConcurrentLinkedQueue<>();
        volatile boolean dead;

        OtherShards(Shards all) {
            this.all = all;
        }

        @Override
        public OptionalLong objectsLastTime(UUID crawlId) {
            return all.objectsLastTime(crawlId);
        }

        @Override
        public List<Shard> of(UUID crawlId) {
            return all.of(crawlId);
        }

        @Override
        public boolean plan(Claim claim, List<Shard> shards) {
            return all.plan(claim, shards);
        }

        @Override
        public Optional<ShardClaim> claim(UUID crawlId, UUID replica, Duration lease) {
            Optional<ShardClaim> claim = dead ? Optional.empty() : all.claim(crawlId, replica, lease);
            claim.ifPresent(claimed::add);
            return claim;
        }

        @Override
        public boolean renew(ShardClaim claim, CrawlProgress progress, long findings, Duration lease) {
            return dead || all.renew(claim, progress, findings, lease);
        }

        @Override
        public boolean add(ShardClaim claim, List<NumberedFinding> findings) {
            return dead || all.add(claim, findings);
        }

        @Override
        public boolean done(ShardClaim claim, CrawlProgress progress, long findings, Optional<String> refused) {
            return dead || all.done(claim, progress, findings, refused);
        }

        @Override
        public void release(ShardClaim claim) {
            if (!dead) {
                all.release(claim);
            }
        }

        @Override
        public Standing standing(UUID crawlId) {
            return all.standing(crawlId);
        }

        @Override
        public Optional<Claim> toAssist() {
            return dead ? Optional.empty() : all.toAssist();
        }
    }

    /** What it holds when it dies is soon free again. */
    private record ShortLease(CrawlSettings of) implements CrawlSettings {
        @Override
        public MemorySize textSampleBytes() {
            return of.textSampleBytes();
        }

        @Override
        public MemorySize countTextRowsUpTo() {
            return of.countTextRowsUpTo();
        }

        @Override
        public int sampleFilesFrom() {
            return of.sampleFilesFrom();
        }

        @Override
        public int sampledFilesPerPartition() {
            return of.sampledFilesPerPartition();
        }

        @Override
        public Duration clockTolerance() {
            return of.clockTolerance();
        }

        @Override
        public int atOnce() {
            return of.atOnce();
        }

        @Override
        public int listers() {
            return of.listers();
        }

        @Override
        public int s3Readers() {
            return of.s3Readers();
        }

        @Override
        public int fileReadersPerProcessor() {
            return of.fileReadersPerProcessor();
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration progressEvery() {
            return of.progressEvery();
        }
    }
}
