/**
 * Tells what kind of data a column holds, for a steward to accept or reject.
 *
 * <p>In: a dataset's columns and the first values of one file. Out: proposed tags, and those that were accepted.
 */
@NullMarked
package dev.weir.catalog.classify;

import org.jspecify.annotations.NullMarked;
