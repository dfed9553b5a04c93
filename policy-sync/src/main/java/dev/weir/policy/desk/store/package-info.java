/** Documents, plans and drift in PostgreSQL. In and out: rows of the schema {@code policy}. */
@NullMarked
package dev.weir.policy.desk.store;

import org.jspecify.annotations.NullMarked;
