package dev.weir.catalog.crawl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One look at a lake, or at a part of it.
 *
 * @param lake the lake's name
 * @param prefix below the lake's root, ends with a slash; empty for all of it
 * @param folders below the prefix, ending with a slash, or the prefix itself, empty: the files of these alone are listed, as
 *     arrivals want it; all, if there are none
 * @param findings how many there were; of each kind the first ten thousand are kept
 * @param error why it failed
 */
public record Crawl(
        UUID id,
        String lake,
        String prefix,
        List<String> folders,
        CrawlState state,
        CrawlProgress progress,
        long findings,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> error) {}
