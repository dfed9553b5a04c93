/**
 * Glue's setups, runs and aliases in PostgreSQL.
 *
 * <p>In: the ports of {@link dev.weir.catalog.glue}. Out: rows of {@code catalog.glue_*} and {@code catalog.dataset_alias}.
 */
@NullMarked
package dev.weir.catalog.glue.store;

import org.jspecify.annotations.NullMarked;
