package dev.weir.catalog.crawl;

import dev.weir.platform.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The crawls that were asked for. Lists give up to one more than the page's limit. */
public interface Crawls {

    void add(Crawl crawl, UUID lakeId, String requestedBy);

    Optional<Crawl> find(UUID id);

    /**
     * Lets a crawl that waits to be started, of the same part of the same lake, list {@code folders}, too; all if there are
     * none. Empty if no such crawl waits.
     */
    Optional<Crawl> join(UUID lakeId, String prefix, List<String> folders);

    /** Newest first. */
    List<Crawl> list(Optional<String> lake, Optional<CrawlState> state, PageRequest page);

    /** @param seq in the order of finding, in each shard */
    record NumberedFinding(long seq, Finding finding) {
        /** How many numbers one shard has. */
        public static final long OF_ONE_SHARD = 100_000;
    }

    List<NumberedFinding> findings(UUID id, Optional<Finding.Kind> kind, PageRequest page);

    /**
     * The right to run a crawl, until the lease runs out.
     *
     * @param attempt from 1; a later one takes the right away from an earlier one
     * @param folders see {@link Crawl#folders}
     */
    record Claim(UUID crawlId, UUID lakeId, String prefix, int attempt, List<String> folders) {}

    /**
     * Claims the oldest crawl that is queued, or whose lease ran out, for {@code lease}. What its shards have
     * done stays done. Two callers never claim the same.
     */
    Optional<Claim> claim(UUID replica, Duration lease);

    /** Adds up the shards' progress and renews the lease. False if the claim is no longer the last one. */
    boolean renew(Claim claim, Duration lease);

    /** Datasets that are not there any more, and their files. */
    record Gone(long datasets, long files) {
        static final Gone NOTHING = new Gone(0, 0);
    }

    /** How far a crawl came. */
    record Ended(CrawlProgress progress) {}

    /**
     * Ends a crawl. Empty, and nothing done, if the claim is no longer the last one.
     *
     * @param gone what no shard saw go, since its folder is not there any more
     */
    Optional<Ended> finish(Claim claim, CrawlState end, Gone gone, Optional<String> error, Instant at);

    /** False, and nothing done, if the crawl is in none of the states {@code from}. */
    boolean change(UUID id, Set<CrawlState> from, CrawlState to, Optional<Instant> finishedAt);

    /** Lets somebody else claim it at once. */
    void release(Claim claim);
}
