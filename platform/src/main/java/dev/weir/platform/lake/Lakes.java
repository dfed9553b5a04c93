package dev.weir.platform.lake;

import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.LakePath;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lakes there are. */
public interface Lakes {

    void add(Lake lake);

    /** Replaces the pins of a lake that is there. */
    void pin(UUID id, List<Pin> pins);

    Optional<Lake> find(String name);

    Optional<Lake> find(UUID id);

    Optional<Lake> findByRoot(LakePath root);

    /** Up to one more than the page's limit, oldest first. */
    List<Lake> list(PageRequest page);

    long count();
}
