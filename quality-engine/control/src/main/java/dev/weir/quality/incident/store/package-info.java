/**
 * Incidents in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.incident.Incidents}. Out: rows of {@code quality.incident}.
 */
@NullMarked
package dev.weir.quality.incident.store;

import org.jspecify.annotations.NullMarked;
