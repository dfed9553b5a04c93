/**
 * What a gate costs, against Deequ by hand and against peers.
 *
 * <p>In: a generated batch. Out: bench/results/quality.json.
 */
@NullMarked
package dev.weir.bench.quality;

import org.jspecify.annotations.NullMarked;
