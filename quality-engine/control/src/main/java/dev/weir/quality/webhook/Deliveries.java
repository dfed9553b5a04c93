package dev.weir.quality.webhook;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The deliveries there are. */
public interface Deliveries {

    void add(Delivery delivery);

    /** Those that are due, each with one more attempt; nobody else gets them until {@code until}. */
    List<Delivery> claimDue(Instant now, Instant until, int limit);

    void delivered(UUID id, Instant at);

    void failed(UUID id, String error, Instant nextAt);

    void dead(UUID id, String error, Instant at);

    /** False if it is not dead. */
    boolean revive(UUID id, Instant at);

    Optional<Delivery> find(UUID id);

    /** Up to one more than the page's limit, newest first. */
    List<Delivery> list(Optional<Delivery.State> state, Optional<String> hook, PageRequest page);

    long count(String hook, Delivery.State state);

    /** Forgets those in {@code state} that ended before {@code end}. */
    void prune(Delivery.State state, Instant end);
}
