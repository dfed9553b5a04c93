package dev.weir.catalog.arrival;

import dev.weir.platform.page.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that was acknowledged.
 *
 * @param lake the lake's name
 * @param prefix of the table that the object belongs to, below the lake's root
 * @param source {@code api}, or {@code sqs:} and the name of the queue
 * @param attempts how many crawls because of it have failed
 * @param crawlId the crawl that looks, or has looked
 * @param settledAt when it was done with
 * @param error of the last crawl that failed
 */
public record Arrival(
        UUID id,
        String lake,
        String prefix,
        ObjectEvent event,
        String source,
        State state,
        Instant receivedAt,
        int attempts,
        Optional<UUID> crawlId,
        Optional<Instant> settledAt,
        Optional<String> error) {

    /** Where it stands. */
    public enum State {
        /** For a crawl to be asked for. */
        WAITING,
        /** A crawl was asked for, and has not ended yet. */
        LOOKING,
        /** The catalog shows what lay there, when or after this came. */
        DONE,
        /** A newer event of the same object had come before. */
        OUTDATED,
        /** Crawls have failed time and again; see the dead letter. */
        DEAD;

        /** As on the wire: {@code waiting}. */
        public String wireName() {
            return Words.of(this);
        }
    }
}
