/**
 * The datasets of the lakes, and how each came to be what it is.
 *
 * <p>In: what a crawl found. Out: {@link dev.weir.catalog.dataset.Dataset}s and their versions.
 */
@NullMarked
package dev.weir.catalog.dataset;

import org.jspecify.annotations.NullMarked;
