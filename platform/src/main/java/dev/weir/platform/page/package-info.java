/**
 * Lists, a page at a time, by key and never by offset.
 *
 * <p>In: a limit and a cursor. Out: {@link dev.weir.platform.page.Page}.
 */
@NullMarked
package dev.weir.platform.page;

import org.jspecify.annotations.NullMarked;
