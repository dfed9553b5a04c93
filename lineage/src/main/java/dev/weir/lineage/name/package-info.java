/**
 * What datasets are called, however their senders spell it.
 *
 * <p>In: namespaces and names of events. Out: {@link dev.weir.platform.dataset.DatasetName}, normalised.
 */
@NullMarked
package dev.weir.lineage.name;

import org.jspecify.annotations.NullMarked;
