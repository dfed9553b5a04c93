/**
 * Profiles over HTTP, for people and for workers.
 *
 * <p>In: requests. Out: views, in which sensitive columns are masked.
 */
@NullMarked
package dev.weir.quality.profiling.api;

import org.jspecify.annotations.NullMarked;
