/**
 * Crawls in PostgreSQL.
 *
 * <p>In: {@link dev.weir.catalog.crawl.Crawls}, {@link dev.weir.catalog.crawl.Shards}. Out: rows of {@code catalog.crawl},
 * {@code catalog.crawl_shard} and {@code catalog.finding}.
 */
@NullMarked
package dev.weir.catalog.crawl.store;

import org.jspecify.annotations.NullMarked;
