/**
 * Datasets in PostgreSQL.
 *
 * <p>In: {@link dev.weir.catalog.dataset.Datasets}. Out: rows of {@code catalog.dataset} and what belongs to it.
 */
@NullMarked
package dev.weir.catalog.dataset.store;

import org.jspecify.annotations.NullMarked;
