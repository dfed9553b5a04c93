/**
 * The Glue Data Catalog over HTTP.
 *
 * <p>In and out: {@code /api/v1/lakes/{name}/glue} and {@code /api/v1/dataset-aliases}.
 */
@NullMarked
package dev.weir.catalog.glue.api;

import org.jspecify.annotations.NullMarked;
