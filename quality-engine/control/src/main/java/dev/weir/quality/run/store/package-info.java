/**
 * Runs and workers in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.run.Runs}. Out: rows of {@code quality.run} and {@code quality.worker}.
 */
@NullMarked
package dev.weir.quality.run.store;

import org.jspecify.annotations.NullMarked;
