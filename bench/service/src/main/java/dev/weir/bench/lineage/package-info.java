/**
 * How fast lineage comes in, and how fast it is asked for.
 *
 * <p>In: the service as it was built. Out: figures.
 */
@NullMarked
package dev.weir.bench.lineage;

import org.jspecify.annotations.NullMarked;
