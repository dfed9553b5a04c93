/**
 * JSON objects, one after the other or in an array.
 *
 * <p>In: the beginning of a file. Out: columns, nested ones too.
 */
@NullMarked
package dev.weir.format.ndjson;

import org.jspecify.annotations.NullMarked;
