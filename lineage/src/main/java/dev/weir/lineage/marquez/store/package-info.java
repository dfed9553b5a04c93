/**
 * Reads the graph from PostgreSQL.
 *
 * <p>In: the ports of {@link dev.weir.lineage.marquez}. Out: one query for all rows of an answer.
 */
@NullMarked
package dev.weir.lineage.marquez.store;

import org.jspecify.annotations.NullMarked;
