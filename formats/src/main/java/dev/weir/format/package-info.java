/**
 * What is in a file, told from its metadata or its beginning.
 *
 * <p>In: a {@link dev.weir.platform.storage.LakeObject}. Out: columns, rows, what the file says of
 * their values, and remarks; or why the file cannot be read.
 */
@NullMarked
package dev.weir.format;

import org.jspecify.annotations.NullMarked;
