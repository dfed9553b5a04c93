/**
 * The graph in PostgreSQL.
 *
 * <p>In: the ports of {@link dev.weir.lineage.fold}. Out: a few statements a batch, each for all its rows.
 */
@NullMarked
package dev.weir.lineage.fold.store;

import org.jspecify.annotations.NullMarked;
