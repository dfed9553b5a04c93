package dev.weir.catalog.glue;

import java.util.Optional;
import java.util.UUID;

/** What is to be done with each lake in Glue. */
public interface GlueSetups {

    Optional<GlueSetup> find(UUID lakeId);

    void put(UUID lakeId, GlueSetup setup);

    void remove(UUID lakeId);
}
