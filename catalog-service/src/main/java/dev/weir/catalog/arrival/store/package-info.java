/**
 * Arrivals and dead letters in PostgreSQL.
 *
 * <p>In and out: {@link dev.weir.catalog.arrival.Arrivals}, {@link dev.weir.catalog.arrival.DeadLetters}.
 */
@NullMarked
package dev.weir.catalog.arrival.store;

import org.jspecify.annotations.NullMarked;
