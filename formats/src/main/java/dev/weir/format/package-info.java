/**
 * What is in a file, told from its metadata or its beginning.
 *
 * <p>In: a {@link dev.weir.platform.storage.LakeObject}. Out: columns and rows, or why the file cannot be read.
 */
@NullMarked
package dev.weir.format;

import org.jspecify.annotations.NullMarked;
