/**
 * Who calls, and what they may do.
 *
 * <p>In: an {@link dev.weir.platform.access.Actor}. Out: nothing, or {@link dev.weir.platform.access.AccessDenied}.
 */
@NullMarked
package dev.weir.platform.access;

import org.jspecify.annotations.NullMarked;
