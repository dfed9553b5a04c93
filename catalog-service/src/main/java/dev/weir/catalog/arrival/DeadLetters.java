package dev.weir.catalog.arrival;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was sent and led to nothing. */
public interface DeadLetters {

    void add(List<DeadLetter> letters);

    /** Newest first, up to one more than the page's limit. */
    List<DeadLetter> list(PageRequest page);

    /** Takes it out, so that nobody else does. Empty if there is none. */
    Optional<DeadLetter> take(UUID id);

    long count();

    /** Forgets those from before. @return how many, at most {@code limit} */
    int prune(Instant before, int limit);
}
