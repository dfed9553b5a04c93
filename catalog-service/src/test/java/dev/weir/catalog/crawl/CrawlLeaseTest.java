package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.Gone;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.crawl.Shards.ShardClaim;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In transactions that are rolled back, so that the service's own runner never sees these crawls. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class CrawlLeaseTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofSeconds(-1);

    @Inject
    Crawls crawls;

    @Inject
    Shards shards;

    @Inject
    Lakes lakes;

    @Inject
    Ids ids;

    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void aCrawlIsClaimedOnceWhileItsLeaseLasts() {
        UUID crawl = queued();

        Optional<Claim> first = claim(crawl, LONG);
        Optional<Claim> second = claim(crawl, LONG);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
    }

    @Test
    @TestTransaction
    void aShardWhoseServiceDiedStartsOverAndTheOthersDoNot() {
        UUID crawl = queued();
        Claim dead = claim(crawl, OVER).orElseThrow();
        LakePath folder = new LakePath("file:///lake/");
        assertThat(shards.plan(dead, List.of(Shard.all(0, folder.resolve("b/")), Shard.all(1, folder.resolve("a/")))))
                .isTrue();
        ShardClaim done = shards.claim(crawl, ids.next(), LONG).orElseThrow();
        assertThat(shards.done(done, progress(1, 0, 0, 0, 0), 0, Optional.empty()))
                .isTrue();
        ShardClaim half = shards.claim(crawl, ids.next(), OVER).orElseThrow();
        NumberedFinding finding = new NumberedFinding(
                NumberedFinding.OF_ONE_SHARD, new Finding("key", Finding.Kind.BROKEN, "wrong-magic", "reason"));
        assertThat(shards.add(half, List.of(finding))).isTrue();
        assertThat(shards.renew(half, progress(5, 4, 3, 2, 1), 1, OVER)).isTrue();

        Claim next = claim(crawl, LONG).orElseThrow();
        ShardClaim again = shards.claim(crawl, ids.next(), LONG).orElseThrow();

        assertThat(next.attempt()).isEqualTo(2);
        assertThat(again.shard()).isEqualTo(half.shard());
        assertThat(shards.claim(crawl, ids.next(), LONG)).isEmpty();
        assertThat(shards.renew(half, CrawlProgress.NONE, 0, LONG)).isFalse();
        assertThat(shards.add(half, List.of(finding))).isFalse();
        assertThat(shards.done(half, CrawlProgress.NONE, 0, Optional.empty())).isFalse();
        assertThat(crawls.renew(dead, LONG)).isFalse();
        assertThat(crawls.finish(dead, CrawlState.COMPLETED, new Gone(0, 0), Optional.empty(), Instant.EPOCH))
                .isEmpty();
        assertThat(shards.add(again, List.of(finding))).isTrue();
        assertThat(shards.done(again, progress(5, 4, 3, 2, 1), 1, Optional.empty()))
                .isTrue();
        assertThat(crawls.finish(next, CrawlState.COMPLETED, new Gone(1, 7), Optional.empty(), Instant.EPOCH))
                .isPresent();
        Crawl now = crawls.find(crawl).orElseThrow();
        assertThat(now.progress()).isEqualTo(new CrawlProgress(6, 4, 3, 3, 0, 1, 0, 0, 7, 1));
        assertThat(now.findings()).isEqualTo(1);
    }

    @Test
    @TestTransaction
    void aStoppedCrawlGivesNoShardAway() {
        UUID crawl = queued();
        Claim claim = claim(crawl, LONG).orElseThrow();
        shards.plan(claim, List.of(Shard.all(0, new LakePath("file:///lake/"))));
        ShardClaim begun = shards.claim(crawl, ids.next(), LONG).orElseThrow();

        assertThat(crawls.change(crawl, Set.of(CrawlState.RUNNING), CrawlState.PAUSED, Optional.empty()))
                .isTrue();

        assertThat(shards.renew(begun, CrawlProgress.NONE, 0, LONG)).isFalse();
        shards.release(begun);
        assertThat(shards.claim(crawl, ids.next(), LONG)).isEmpty();
        assertThat(crawls.change(crawl, Set.of(CrawlState.PAUSED), CrawlState.QUEUED, Optional.empty()))
                .isTrue();
        claim(crawl, LONG);
        assertThat(shards.claim(crawl, ids.next(), LONG)).isPresent();
    }

    /** Claims what there is until it is {@code crawl}: other tests of this boot may have left some. */
    private Optional<Claim> claim(UUID crawl, Duration lease) {
        Optional<Claim> claim = crawls.claim(ids.next(), lease);
        while (claim.isPresent() && !claim.get().crawlId().equals(crawl)) {
            claim = crawls.claim(ids.next(), lease);
        }
        return claim;
    }

    private static CrawlProgress progress(long listed, long read, long found, long changed, long problems) {
        return new CrawlProgress(listed, read, found, changed, 0, 0, 0, 0, 0, problems);
    }

    private UUID queued() {
        UUID lake = ids.next();
        lakes.add(new Lake(
                lake, "l" + lake, new LakePath("file:///" + lake), S3Access.DEFAULT, List.of(), Instant.EPOCH));
        entities.flush();
        Crawl crawl = new Crawl(
                ids.next(),
                "l" + lake,
                "",
                List.of(),
                CrawlState.QUEUED,
                CrawlProgress.NONE,
                0,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        crawls.add(crawl, lake, "test");
        return crawl.id();
    }
}
