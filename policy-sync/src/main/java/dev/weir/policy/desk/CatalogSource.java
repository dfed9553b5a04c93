package dev.weir.policy.desk;

import dev.weir.policy.intent.CatalogSnapshot;

/** The catalog, as policies speak of it. */
public interface CatalogSource {
    CatalogSnapshot snapshot();
}
