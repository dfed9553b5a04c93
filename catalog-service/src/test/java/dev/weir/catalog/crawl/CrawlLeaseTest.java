package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
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
    void aCrawlWhoseServiceDiedStartsOver() {
        UUID crawl = queued();
        Claim dead = claim(crawl, OVER).orElseThrow();
        NumberedFinding finding =
                new NumberedFinding(1, new Finding("key", Finding.Kind.BROKEN, "wrong-magic", "reason"));
        assertThat(crawls.add(dead, List.of(finding))).isTrue();
        assertThat(crawls.renew(dead, new CrawlProgress(5, 4, 3, 2, 1), 1, OVER))
                .isTrue();

        Claim next = claim(crawl, LONG).orElseThrow();

        assertThat(next.attempt()).isEqualTo(2);
        Crawl now = crawls.find(crawl).orElseThrow();
        assertThat(now.progress()).isEqualTo(CrawlProgress.NONE);
        assertThat(now.findings()).isZero();
        assertThat(crawls.renew(dead, CrawlProgress.NONE, 0, LONG)).isFalse();
        assertThat(crawls.add(dead, List.of(finding))).isFalse();
        assertThat(crawls.finish(dead, CrawlState.COMPLETED, CrawlProgress.NONE, 0, Optional.empty(), Instant.EPOCH))
                .isFalse();
        assertThat(crawls.add(next, List.of(finding))).isTrue();
        assertThat(crawls.finish(next, CrawlState.COMPLETED, CrawlProgress.NONE, 1, Optional.empty(), Instant.EPOCH))
                .isTrue();
    }

    /** Claims what there is until it is {@code crawl}: other tests of this boot may have left some. */
    private Optional<Claim> claim(UUID crawl, Duration lease) {
        Optional<Claim> claim = crawls.claim(ids.next(), lease);
        while (claim.isPresent() && !claim.get().crawlId().equals(crawl)) {
            claim = crawls.claim(ids.next(), lease);
        }
        return claim;
    }

    private UUID queued() {
        UUID lake = ids.next();
        lakes.add(new Lake(lake, "l" + lake, new LakePath("file:///" + lake), S3Access.DEFAULT, Instant.EPOCH));
        entities.flush();
        Crawl crawl = new Crawl(
                ids.next(),
                "l" + lake,
                "",
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
