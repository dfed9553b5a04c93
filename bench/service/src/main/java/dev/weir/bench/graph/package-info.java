/**
 * How fast the lineage graph is read, and asked.
 *
 * <p>In: a generated lineage in a PostgreSQL of its own. Out: figures.
 */
@NullMarked
package dev.weir.bench.graph;

import org.jspecify.annotations.NullMarked;
