/**
 * The lake's objects, whatever holds them.
 *
 * <p>In: a {@link dev.weir.platform.storage.LakePath}. Out: listings, bytes, and moves that may be repeated.
 */
@NullMarked
package dev.weir.platform.storage;

import org.jspecify.annotations.NullMarked;
