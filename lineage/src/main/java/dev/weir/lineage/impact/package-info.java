/**
 * What a change to a dataset or a column would reach.
 *
 * <p>In: a node and a change. Out: {@link dev.weir.lineage.impact.Impact}, with owners, distance and evidence.
 */
@NullMarked
package dev.weir.lineage.impact;

import org.jspecify.annotations.NullMarked;
