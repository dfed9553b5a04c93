/**
 * What the documents mean for a catalog.
 *
 * <p>In: documents and a snapshot of the catalog. Out: who may see which column, how, and in which rows.
 */
@NullMarked
package dev.weir.policy.intent;

import org.jspecify.annotations.NullMarked;
