/**
 * Datasets over HTTP.
 *
 * <p>In and out: {@code /api/v1/datasets}.
 */
@NullMarked
package dev.weir.catalog.dataset.api;

import org.jspecify.annotations.NullMarked;
