/**
 * Search over a generated catalog.
 *
 * <p>In: a number of datasets. Out: how fast the index is made, asked and changed, and how large it is.
 */
@NullMarked
package dev.weir.bench.search;

import org.jspecify.annotations.NullMarked;
