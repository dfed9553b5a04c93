package dev.weir.policy.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All sets that were ever handed in. The newest one holds. */
public interface DocumentSets {

    void add(DocumentSet set);

    Optional<DocumentSet> newest();

    Optional<DocumentSet> find(UUID id);

    /** Newest first, at most {@code limit}. */
    List<DocumentSet> list(int limit);
}
