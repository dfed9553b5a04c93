/**
 * The lakes that Weir looks after.
 *
 * <p>In: a name and a root. Out: {@link dev.weir.platform.lake.Lake}.
 */
@NullMarked
package dev.weir.platform.lake;

import org.jspecify.annotations.NullMarked;
