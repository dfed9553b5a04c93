package dev.weir.platform.audit;

import dev.weir.platform.access.Actor;
import dev.weir.platform.page.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changed what, and what it was before. */
public interface AuditTrail {

    /**
     * Writes a row in the caller's transaction: a change without its row, or a row without its change, cannot be.
     *
     * @param action in the past tense: {@code token.issued}
     * @param object kind and identity: {@code lake/acme}
     * @param before as JSON; null if it did not exist
     * @param after as JSON; null if it is gone
     */
    void record(Actor actor, String action, String object, @Nullable Object before, @Nullable Object after);

    /** Up to one more than the page's limit, newest first. */
    List<AuditEntry> list(Optional<String> object, PageRequest page);
}
