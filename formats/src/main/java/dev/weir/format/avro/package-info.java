/**
 * Avro, from the header and the heads of the blocks.
 *
 * <p>In: the beginning of a file, and some bytes of each block. Out: its columns, exactly, and its rows.
 */
@NullMarked
package dev.weir.format.avro;

import org.jspecify.annotations.NullMarked;
