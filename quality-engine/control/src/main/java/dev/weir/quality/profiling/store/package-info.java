/**
 * Profiles in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.profiling.Profiles}. Out: SQL.
 */
@NullMarked
package dev.weir.quality.profiling.store;

import org.jspecify.annotations.NullMarked;
