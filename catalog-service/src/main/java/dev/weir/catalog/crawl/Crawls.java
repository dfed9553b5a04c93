package dev.weir.catalog.crawl;

import dev.weir.platform.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The crawls that were asked for. Lists give up to one more than the page's limit. */
public interface Crawls {

    void add(Crawl crawl, UUID lakeId, String requestedBy);

    Optional<Crawl> find(UUID id);

    /** One that waits to be started, of the same part of the same lake. */
    Optional<Crawl> findQueued(UUID lakeId, String prefix);

    /** Newest first. */
    List<Crawl> list(Optional<String> lake, Optional<CrawlState> state, PageRequest page);

    /** @param seq from 1, in the order of finding */
    record NumberedFinding(int seq, Finding finding) {}

    List<NumberedFinding> findings(UUID id, Optional<Finding.Kind> kind, PageRequest page);

    /**
     * The right to run a crawl, until the lease runs out.
     *
     * @param attempt from 1; a later one takes the right away from an earlier one
     */
    record Claim(UUID crawlId, UUID lakeId, String prefix, int attempt) {}

    /**
     * Claims the oldest crawl that is queued, or whose lease ran out, for {@code lease}. Its progress and findings start
     * over. Two callers never claim the same.
     */
    Optional<Claim> claim(UUID replica, Duration lease);

    /** Writes progress and renews the lease. False if the claim is no longer the last one. */
    boolean renew(Claim claim, CrawlProgress progress, long findings, Duration lease);

    /** The same, for findings. */
    boolean add(Claim claim, List<NumberedFinding> findings);

    /** Ends a crawl. False, and nothing done, if the claim is no longer the last one. */
    boolean finish(
            Claim claim, CrawlState end, CrawlProgress progress, long findings, Optional<String> error, Instant at);

    /** Lets somebody else claim it at once. */
    void release(Claim claim);
}
