/**
 * Parquet, from the footer alone.
 *
 * <p>In: the end of a file. Out: its columns, exactly, its rows, and what it says of their values.
 */
@NullMarked
package dev.weir.format.parquet;

import org.jspecify.annotations.NullMarked;
