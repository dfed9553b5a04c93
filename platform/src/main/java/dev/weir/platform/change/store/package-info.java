/**
 * The change feed in PostgreSQL.
 *
 * <p>In: {@link dev.weir.platform.change.ChangeFeed}. Out: rows of {@code platform.change}.
 */
@NullMarked
package dev.weir.platform.change.store;

import org.jspecify.annotations.NullMarked;
