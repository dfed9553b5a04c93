/**
 * What service and worker say to each other, as JSON.
 *
 * <p>In: nothing but the JDK. Out: {@link dev.weir.quality.contract.CheckRequest} and {@link
 * dev.weir.quality.contract.CheckReport}, pinned by golden files on both sides.
 */
@NullMarked
package dev.weir.quality.contract;

import org.jspecify.annotations.NullMarked;
