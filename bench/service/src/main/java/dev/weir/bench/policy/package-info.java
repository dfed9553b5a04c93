/**
 * Benchmarks of policies.
 *
 * <p>In: documents and a catalog that are made here. Out: how long it takes until they are proven.
 */
@NullMarked
package dev.weir.bench.policy;

import org.jspecify.annotations.NullMarked;
