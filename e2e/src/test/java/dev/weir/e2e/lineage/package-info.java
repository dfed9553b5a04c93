/**
 * Lineage of a real service that is killed.
 *
 * <p>In: events and a kill -9. Out: what the graph holds afterwards.
 */
@NullMarked
package dev.weir.e2e.lineage;

import org.jspecify.annotations.NullMarked;
