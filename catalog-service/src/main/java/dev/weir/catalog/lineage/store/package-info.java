/**
 * The catalog's tables, as lineage asks for them.
 *
 * <p>In: {@link dev.weir.lineage.graph.KnownDatasets}. Out: rows of {@code catalog.dataset}.
 */
@NullMarked
package dev.weir.catalog.lineage.store;

import org.jspecify.annotations.NullMarked;
