/**
 * What can be found, read from PostgreSQL.
 *
 * <p>In: {@link dev.weir.catalog.search.EntrySource}. Out: rows of the schemas of all features.
 */
@NullMarked
package dev.weir.catalog.search.store;

import org.jspecify.annotations.NullMarked;
