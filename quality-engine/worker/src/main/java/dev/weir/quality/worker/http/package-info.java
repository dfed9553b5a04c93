/**
 * The service, as a worker sees it over HTTP.
 *
 * <p>In: the calls of {@link dev.weir.quality.worker.run.RunService}. Out: JSON as the golden files of the contract pin it.
 */
@NullMarked
package dev.weir.quality.worker.http;

import org.jspecify.annotations.NullMarked;
