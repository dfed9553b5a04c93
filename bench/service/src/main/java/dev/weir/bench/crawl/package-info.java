/**
 * How fast a lake is listed and read.
 *
 * <p>In: generated lakes. Out: bench/results/crawl.json.
 */
@NullMarked
package dev.weir.bench.crawl;

import org.jspecify.annotations.NullMarked;
