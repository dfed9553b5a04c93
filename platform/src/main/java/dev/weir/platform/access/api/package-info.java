/**
 * How a request becomes an actor, and the refusal to start where everybody would be one.
 *
 * <p>In: HTTP requests and settings. Out: {@link dev.weir.platform.access.api.CurrentActor}.
 */
@NullMarked
package dev.weir.platform.access.api;

import org.jspecify.annotations.NullMarked;
