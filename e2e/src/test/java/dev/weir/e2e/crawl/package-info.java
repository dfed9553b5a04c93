/**
 * Crawls of a real service that is killed.
 *
 * <p>In: a lake and a kill -9. Out: what the catalog holds afterwards.
 */
@NullMarked
package dev.weir.e2e.crawl;

import org.jspecify.annotations.NullMarked;
