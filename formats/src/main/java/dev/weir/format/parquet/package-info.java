/**
 * Parquet, from the footer alone.
 *
 * <p>In: the end of a file. Out: its columns, exactly, and its rows.
 */
@NullMarked
package dev.weir.format.parquet;

import org.jspecify.annotations.NullMarked;
