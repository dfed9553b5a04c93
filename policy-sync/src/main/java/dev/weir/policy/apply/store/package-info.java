/** Applies in PostgreSQL. In and out: rows of the tables {@code policy.apply} and {@code policy.apply_change}. */
@NullMarked
package dev.weir.policy.apply.store;

import org.jspecify.annotations.NullMarked;
