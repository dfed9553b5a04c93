/**
 * Crawls over HTTP.
 *
 * <p>In and out: {@code /api/v1/crawls}.
 */
@NullMarked
package dev.weir.catalog.crawl.api;

import org.jspecify.annotations.NullMarked;
