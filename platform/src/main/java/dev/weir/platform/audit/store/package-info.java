/**
 * The audit trail in PostgreSQL.
 *
 * <p>In: {@link dev.weir.platform.audit.AuditTrail}. Out: rows of {@code platform.audit}.
 */
@NullMarked
package dev.weir.platform.audit.store;

import org.jspecify.annotations.NullMarked;
