/**
 * Text with separated fields.
 *
 * <p>In: the beginning of a file. Out: columns with types that hold its values.
 */
@NullMarked
package dev.weir.format.csv;

import org.jspecify.annotations.NullMarked;
