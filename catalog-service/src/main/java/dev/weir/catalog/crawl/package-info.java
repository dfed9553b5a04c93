/**
 * Finding the datasets of a lake.
 *
 * <p>In: a lake and a prefix. Out: datasets recorded, and findings about what could not be.
 */
@NullMarked
package dev.weir.catalog.crawl;

import org.jspecify.annotations.NullMarked;
