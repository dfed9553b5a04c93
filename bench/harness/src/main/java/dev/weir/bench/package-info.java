/**
 * What all benchmarks share.
 *
 * <p>In: two sides to compare. Out: {@link dev.weir.bench.Result}s in bench/results.
 */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
