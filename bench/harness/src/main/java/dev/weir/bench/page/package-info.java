/**
 * The page of figures.
 *
 * <p>In: bench/results/*.json. Out: docs/benchmarks.md.
 */
@NullMarked
package dev.weir.bench.page;

import org.jspecify.annotations.NullMarked;
