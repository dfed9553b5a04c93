/** Sandboxes in PostgreSQL. In and out: rows of the table {@code policy.sandbox_object}. */
@NullMarked
package dev.weir.policy.sandbox.store;

import org.jspecify.annotations.NullMarked;
