/**
 * Tags that follow the values of a column to other columns, as proposals.
 *
 * <p>In: columns with tags, from {@link dev.weir.lineage.propagation.ColumnTags}. Out: proposals with evidence, to the same.
 */
@NullMarked
package dev.weir.lineage.propagation;

import org.jspecify.annotations.NullMarked;
