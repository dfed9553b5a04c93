/**
 * Hudi tables, copy-on-write and merge-on-read, by Hudi's own library.
 *
 * <p>In: a table's {@code .hoodie} folder and the names of its files. Out: its last commit, and its latest file slices in sum.
 */
@NullMarked
package dev.weir.format.table.hudi;

import org.jspecify.annotations.NullMarked;
