/**
 * Iceberg tables, formats 1 to 3, by Iceberg's own library and without Hadoop.
 *
 * <p>In: a table's {@code metadata} folder. Out: its newest metadata and what its manifests say in sum.
 */
@NullMarked
package dev.weir.format.table.iceberg;

import org.jspecify.annotations.NullMarked;
