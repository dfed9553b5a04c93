/**
 * What lineage asks the catalog.
 *
 * <p>In: names and tags of datasets. Out: lineage's ports.
 */
@NullMarked
package dev.weir.catalog.lineage;

import org.jspecify.annotations.NullMarked;
