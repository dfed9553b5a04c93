/**
 * How the service comes up: database first, then everything that needs it.
 *
 * <p>In: the environment. Out: a running service, or one line that says why not.
 */
@NullMarked
package dev.weir.catalog.start;

import org.jspecify.annotations.NullMarked;
