/**
 * Metrics in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.metric.Metrics}. Out: rows of {@code quality.metric}.
 */
@NullMarked
package dev.weir.quality.metric.store;

import org.jspecify.annotations.NullMarked;
