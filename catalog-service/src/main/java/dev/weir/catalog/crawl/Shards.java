package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The shards of crawls that run. */
public interface Shards {

    /** How many objects the last completed crawl of the same part of the same lake listed; empty if there was none. */
    OptionalLong objectsLastTime(UUID crawlId);

    /** Empty if the crawl was not cut yet. */
    List<Shard> of(UUID crawlId);

    /** Keeps them all, or none if the claim is no longer the last one. */
    boolean plan(Claim claim, List<Shard> shards);

    /**
     * The right to do a shard, until the lease runs out.
     *
     * @param attempt from 1; a later one takes the right away from an earlier one
     */
    record ShardClaim(UUID crawlId, Shard shard, int attempt) {}

    /**
     * Claims a shard that waits, or whose lease ran out. Its progress and findings start over. Two callers never claim the
     * same. Empty if there is none, or the crawl does not run.
     */
    Optional<ShardClaim> claim(UUID crawlId, UUID replica, Duration lease);

    /** Writes progress and renews the lease. False if the claim is no longer the last one, or the crawl no longer runs. */
    boolean renew(ShardClaim claim, CrawlProgress progress, long findings, Duration lease);

    /** The same, for findings. */
    boolean add(ShardClaim claim, List<NumberedFinding> findings);

    /** @param refused why the store did not let it be listed; empty if it did */
    boolean done(ShardClaim claim, CrawlProgress progress, long findings, Optional<String> refused);

    /** Lets somebody else claim it at once. */
    void release(ShardClaim claim);

    /**
     * How far a crawl is.
     *
     * @param open that are not done
     * @param refused that are done, and could not be listed
     * @param whyRefused of one of them
     */
    record Standing(int open, int done, int refused, Optional<String> whyRefused) {}

    Standing standing(UUID crawlId);

    /** A crawl that runs and has shards waiting; empty if there is none. */
    Optional<Claim> toAssist();
}
