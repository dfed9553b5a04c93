/**
 * What the check changes in the lake, the catalog sees.
 *
 * <p>In: the change feed. Out: crawls of the folders that a batch was published to.
 */
@NullMarked
package dev.weir.catalog.refresh;

import org.jspecify.annotations.NullMarked;
