package dev.weir.catalog.crawl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.crawl.Crawl;
import dev.weir.catalog.crawl.CrawlProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A crawl, and how far it is.
 *
 * @param folders below the prefix: the files of these alone were listed, since arrivals named them; absent if all were
 * @param findings how many there were; of each kind the first 10,000 are kept
 * @param elapsedMillis since it started, until it finished or now; absent while it is queued
 * @param error why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CrawlView(
        UUID id,
        String lake,
        String prefix,
        @Nullable List<String> folders,

        @Schema(enumeration = {"queued", "running", "paused", "completed", "failed", "cancelled"})
        String state,

        CrawlProgress progress,
        long findings,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long elapsedMillis,
        @Nullable String error) {

    static CrawlView of(Crawl crawl, Clock clock) {
        Instant until = crawl.finishedAt().orElseGet(clock::instant);
        return new CrawlView(
                crawl.id(),
                crawl.lake(),
                crawl.prefix(),
                crawl.folders().isEmpty() ? null : crawl.folders(),
                crawl.state().wireName(),
                crawl.progress(),
                crawl.findings(),
                crawl.createdAt(),
                crawl.startedAt().orElse(null),
                crawl.finishedAt().orElse(null),
                crawl.startedAt()
                        .map(from -> Duration.between(from, until).toMillis())
                        .orElse(null),
                crawl.error().orElse(null));
    }
}
