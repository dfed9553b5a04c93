package dev.weir.lineage.intake;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was sent and could not be taken. */
public interface DeadLetters {

    /** Why a body is dead. */
    record Cause(String code, String detail, Optional<String> pointer) {}

    /** Keeps a body; one that is here already is counted. @return its id */
    UUID add(byte[] body, String sender, Cause cause);

    /** Newest first, up to one more than the page's limit. */
    List<DeadLetter> list(PageRequest page);

    Optional<DeadLetter> find(UUID id);

    Optional<byte[]> body(UUID id);

    /** False if there is none. */
    boolean remove(UUID id);

    long count();

    /** Forgets those that were last sent before {@code end}. @return how many */
    int forget(Instant end);
}
