/**
 * The change feed: every change of state, in an order that a reader can rely on.
 *
 * <p>In: changes, in the transaction that makes them. Out: {@link dev.weir.platform.change.ChangeFeed#readAfter}.
 */
@NullMarked
package dev.weir.platform.change;

import org.jspecify.annotations.NullMarked;
