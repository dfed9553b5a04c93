/**
 * Deletes from the tables of the schema {@code lineage}.
 *
 * <p>In: {@link dev.weir.lineage.retention.Leftovers}. Out: fewer rows.
 */
@NullMarked
package dev.weir.lineage.retention.store;

import org.jspecify.annotations.NullMarked;
