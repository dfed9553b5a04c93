/**
 * Facets of datasets and jobs in PostgreSQL, as impact asks for them.
 *
 * <p>In: {@link dev.weir.lineage.impact.NodeFacts}. Out: rows of {@code lineage.facet}.
 */
@NullMarked
package dev.weir.lineage.impact.store;

import org.jspecify.annotations.NullMarked;
