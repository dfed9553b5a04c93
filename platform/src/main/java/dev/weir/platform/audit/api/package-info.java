/**
 * Reading the audit trail.
 *
 * <p>In: a filter. Out: {@code /api/v1/audit}.
 */
@NullMarked
package dev.weir.platform.audit.api;

import org.jspecify.annotations.NullMarked;
