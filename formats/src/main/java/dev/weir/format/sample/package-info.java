/**
 * The first values of files, for who must know what they look like.
 *
 * <p>In: one file of a lake. Out: some values of each column, in memory only.
 */
@NullMarked
package dev.weir.format.sample;

import org.jspecify.annotations.NullMarked;
