/**
 * Lakes in PostgreSQL.
 *
 * <p>In: {@link dev.weir.platform.lake.Lakes}. Out: rows of {@code platform.lake}.
 */
@NullMarked
package dev.weir.platform.lake.store;

import org.jspecify.annotations.NullMarked;
