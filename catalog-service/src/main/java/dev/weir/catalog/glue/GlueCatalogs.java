package dev.weir.catalog.glue;

import java.util.Optional;

/** The Glue Data Catalogs that can be reached. */
public interface GlueCatalogs {

    /**
     * @param region of AWS
     * @param endpoint another one than the region's own
     */
    record Address(String region, Optional<String> endpoint) {}

    GlueCatalog at(Address address);
}
