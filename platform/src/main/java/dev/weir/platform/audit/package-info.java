/**
 * Who changed what.
 *
 * <p>In: each mutation, in its own transaction. Out: the audit trail.
 */
@NullMarked
package dev.weir.platform.audit;

import org.jspecify.annotations.NullMarked;
