package dev.weir.catalog.glue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The datasets that changed since they were mirrored, of lakes that are mirrored without being asked. */
public interface DueMirrors {

    /** Nothing happens if the lake of {@code dataset} is not mirrored by itself. */
    void changed(UUID dataset);

    /** The lakes of which something is due, and no run is going on. */
    List<UUID> lakes();

    /** Takes what is due of a lake; it is no longer, if the caller's transaction succeeds. */
    List<UUID> take(UUID lakeId);

    /** Those of them that are still there are due again. */
    void putBack(UUID lakeId, Collection<UUID> datasets, Duration after);
}
