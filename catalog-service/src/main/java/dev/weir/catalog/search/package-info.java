/**
 * Search: what is found, how a question is written, and how the index follows the change feed.
 *
 * <p>In: entries of the catalog, and a question. Out: hits with their reasons, facets, and the watermark of the answer.
 */
@NullMarked
package dev.weir.catalog.search;

import org.jspecify.annotations.NullMarked;
