/**
 * Batches and their journal in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.batch.Batches}. Out: rows of {@code quality.batch}.
 */
@NullMarked
package dev.weir.quality.batch.store;

import org.jspecify.annotations.NullMarked;
