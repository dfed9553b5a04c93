/**
 * Deliveries in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.webhook.Deliveries}. Out: rows of {@code quality.webhook_delivery}.
 */
@NullMarked
package dev.weir.quality.webhook.store;

import org.jspecify.annotations.NullMarked;
