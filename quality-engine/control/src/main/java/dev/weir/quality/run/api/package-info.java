/**
 * Runs and workers over HTTP.
 *
 * <p>In and out: {@code /api/v1/runs}, {@code /api/v1/workers}.
 */
@NullMarked
package dev.weir.quality.run.api;

import org.jspecify.annotations.NullMarked;
