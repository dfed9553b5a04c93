/**
 * The index in Apache Lucene, in a folder of this replica.
 *
 * <p>In: {@link dev.weir.catalog.search.Entry}. Out: {@link dev.weir.catalog.search.Found}.
 */
@NullMarked
package dev.weir.catalog.search.lucene;

import org.jspecify.annotations.NullMarked;
