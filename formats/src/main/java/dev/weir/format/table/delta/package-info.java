/**
 * Delta Lake tables, by Delta Kernel.
 *
 * <p>In: a table's {@code _delta_log} folder. Out: its newest version, and what the log says of its files in sum.
 */
@NullMarked
package dev.weir.format.table.delta;

import org.jspecify.annotations.NullMarked;
