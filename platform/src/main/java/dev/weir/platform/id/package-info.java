/**
 * New identities.
 *
 * <p>In: nothing. Out: UUIDs that sort by the time they were made.
 */
@NullMarked
package dev.weir.platform.id;

import org.jspecify.annotations.NullMarked;
