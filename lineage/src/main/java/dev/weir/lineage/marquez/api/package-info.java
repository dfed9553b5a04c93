/**
 * The read half of Marquez' API.
 *
 * <p>In: requests. Out: {@code /api/v1/namespaces}, {@code /api/v1/jobs} and their likes, in Marquez' shapes.
 */
@NullMarked
package dev.weir.lineage.marquez.api;

import org.jspecify.annotations.NullMarked;
