package dev.weir.quality.run;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The workers that ever registered. */
public interface Workers {

    void add(Worker worker);

    Optional<Worker> find(UUID id);

    /** False if there is no such worker. */
    boolean seen(UUID id, Instant at);

    /** Up to one more than the page's limit, newest first. */
    List<Worker> list(PageRequest page);

    long countSeenSince(Instant since);
}
