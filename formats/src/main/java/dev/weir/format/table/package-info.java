/**
 * Table formats: folders whose data files mean nothing without the metadata beside them.
 *
 * <p>In: the folder of a table. Out: its schema, partitions, size, history and properties.
 */
@NullMarked
package dev.weir.format.table;

import org.jspecify.annotations.NullMarked;
