/**
 * Lineage: what made a dataset, and what a change to it would reach.
 *
 * <p>In: OpenLineage events. Out: jobs, runs, and the shapes that jobs had in time.
 */
@NullMarked
package dev.weir.lineage;

import org.jspecify.annotations.NullMarked;
