/**
 * Reads the objects of a batch into one frame, and loses no row of them.
 *
 * <p>In: locations and sizes. Out: a {@link dev.weir.quality.worker.batch.Batch} with typed columns, and with the lines that are no rows.
 */
@NullMarked
package dev.weir.quality.worker.batch;

import org.jspecify.annotations.NullMarked;
