/**
 * Search over HTTP.
 *
 * <p>In: a question. Out: {@code /api/v1/search}, its suggestions, and the state of the index.
 */
@NullMarked
package dev.weir.catalog.search.api;

import org.jspecify.annotations.NullMarked;
