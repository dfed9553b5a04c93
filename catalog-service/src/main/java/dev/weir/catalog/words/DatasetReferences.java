package dev.weir.catalog.words;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Datasets as files name them, so that a file fits more than one catalog: {@code lake/alias}; where two datasets of a lake
 * share an alias, {@code namespace name} as OpenLineage has them.
 */
public interface DatasetReferences {

    /** Those that are not there, are not seen by who bears {@code labels}, or could be several, are left out. */
    Map<String, UUID> resolve(Collection<String> references, Set<String> labels);

    Map<UUID, String> referencesOf(Collection<UUID> datasets);

    /** By alias, or by a table's name in Glue, such as {@code sales.orders}; in all lakes, unambiguous ones only. */
    Map<String, UUID> tables(Collection<String> names, Set<String> labels);
}
