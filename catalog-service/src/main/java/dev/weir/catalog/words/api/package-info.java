/**
 * People's words over HTTP.
 *
 * <p>In and out: {@code /api/v1/terms}, {@code domains}, {@code owners}, {@code metrics}, {@code features}, {@code words}.
 */
@NullMarked
package dev.weir.catalog.words.api;

import org.jspecify.annotations.NullMarked;
