/**
 * The worker process: claims runs from the service, one at a time, and has them evaluated.
 *
 * <p>In: the service's REST API, and settings from the environment. Out: reports, and nothing else that outlives a run.
 */
@NullMarked
package dev.weir.quality.worker;

import org.jspecify.annotations.NullMarked;
