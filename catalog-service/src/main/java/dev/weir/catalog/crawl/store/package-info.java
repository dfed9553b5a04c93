/**
 * Crawls, and what is known of each file, in PostgreSQL.
 *
 * <p>In: {@link dev.weir.catalog.crawl.Crawls}, {@link dev.weir.catalog.crawl.KnownFiles}. Out: rows of {@code catalog.crawl} and {@code catalog.file}.
 */
@NullMarked
package dev.weir.catalog.crawl.store;

import org.jspecify.annotations.NullMarked;
