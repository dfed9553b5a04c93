/**
 * The state of the whole at a glance.
 *
 * <p>In: nothing. Out: {@code /api/v1/status}.
 */
@NullMarked
package dev.weir.catalog.status;

import org.jspecify.annotations.NullMarked;
