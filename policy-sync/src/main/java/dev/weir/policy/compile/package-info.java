/**
 * From documents to the objects of a target.
 *
 * <p>In: documents, a catalog, a target. Out: the objects that make them true there, or why the target cannot say it.
 */
@NullMarked
package dev.weir.policy.compile;

import org.jspecify.annotations.NullMarked;
