package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
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

    @Transactional
    void completed(Claim claim, CrawlLog log) {
        end(claim, CrawlState.COMPLETED, log, Optional.empty());
    }

    /** @param error for people: what, where, and what to do */
    @Transactional
    void failed(Claim claim, CrawlLog log, String error) {
        end(claim, CrawlState.FAILED, log, Optional.of(error));
    }

    private void end(Claim claim, CrawlState state, CrawlLog log, Optional<String> error) {
        CrawlProgress progress = log.progress();
        crawls.add(claim, log.takeFindings());
        if (crawls.finish(claim, state, progress, log.findings(), error, clock.instant())) {
            Map<String, Object> payload = Map.of(
                    "state", state.wireName(),
                    "datasetsFound", progress.datasetsFound(),
                    "datasetsChanged", progress.datasetsChanged(),
                    "problems", progress.problems());
            String what = "crawl." + state.wireName();
            audit.record(Actor.WEIR, what, "crawl/" + claim.crawlId(), null, payload);
            feed.append(what, "crawl/" + claim.crawlId(), payload);
        }
    }
}
