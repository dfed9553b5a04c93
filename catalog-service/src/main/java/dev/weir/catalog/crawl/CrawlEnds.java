package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.Gone;
import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Ends crawls, and tells so. */
@ApplicationScoped
class CrawlEnds {

    private final Crawls crawls;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Clock clock;

    CrawlEnds(Crawls crawls, AuditTrail audit, ChangeFeed feed, Clock clock) {
        this.crawls = crawls;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    /** @param gone that no shard counted */
    @Transactional
    void completed(Claim claim, Gone gone) {
        end(claim, CrawlState.COMPLETED, gone, Optional.empty());
    }

    /** @param error for people: what, where, and what to do */
    @Transactional
    void failed(Claim claim, String error) {
        end(claim, CrawlState.FAILED, Gone.NOTHING, Optional.of(error));
    }

    private void end(Claim claim, CrawlState state, Gone gone, Optional<String> error) {
        crawls.finish(claim, state, gone, error, clock.instant()).ifPresent(ended -> {
            CrawlProgress progress = ended.progress();
            Map<String, Object> payload = Map.of(
                    "state", state.wireName(),
                    "datasetsFound", progress.datasetsFound(),
                    "datasetsChanged", progress.datasetsChanged(),
                    "problems", progress.problems());
            String what = "crawl." + state.wireName();
            audit.record(Actor.WEIR, what, "crawl/" + claim.crawlId(), null, payload);
            feed.append(what, "crawl/" + claim.crawlId(), payload);
        });
    }
}
