/**
 * New and deleted objects become visible in the catalog without a crawl of the lake.
 *
 * <p>In: event notifications about objects. Out: crawls of the tables that they belong to, and dead letters.
 */
@NullMarked
package dev.weir.catalog.arrival;

import org.jspecify.annotations.NullMarked;
