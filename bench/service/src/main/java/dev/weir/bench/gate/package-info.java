/**
 * How fast everything starts, and what it then holds.
 *
 * <p>In: the built programs. Out: bench/results/start.json.
 */
@NullMarked
package dev.weir.bench.gate;

import org.jspecify.annotations.NullMarked;
