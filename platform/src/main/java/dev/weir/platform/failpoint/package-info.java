/**
 * Named places where a test may stop the process, to kill it just there.
 *
 * <p>In: {@code WEIR_FAILPOINTS}. Out: nothing in production.
 */
@NullMarked
package dev.weir.platform.failpoint;

import org.jspecify.annotations.NullMarked;
