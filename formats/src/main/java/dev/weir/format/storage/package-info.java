/**
 * The lake as the formats' libraries want to see it.
 *
 * <p>In: a {@link dev.weir.platform.storage.LakeStore}. Out: bytes at any place of an object; a Hadoop file system that reads.
 */
@NullMarked
package dev.weir.format.storage;

import org.jspecify.annotations.NullMarked;
