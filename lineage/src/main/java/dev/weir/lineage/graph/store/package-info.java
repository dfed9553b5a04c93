/**
 * The lineage graph in PostgreSQL.
 *
 * <p>In: {@link dev.weir.lineage.graph.GraphSource}. Out: rows of schema {@code lineage}, as a stream.
 */
@NullMarked
package dev.weir.lineage.graph.store;

import org.jspecify.annotations.NullMarked;
