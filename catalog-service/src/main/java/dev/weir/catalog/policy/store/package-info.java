/**
 * The catalog's tables, as policies ask for them.
 *
 * <p>In: {@link dev.weir.policy.desk.CatalogSource}. Out: rows of {@code catalog.dataset}.
 */
@NullMarked
package dev.weir.catalog.policy.store;

import org.jspecify.annotations.NullMarked;
