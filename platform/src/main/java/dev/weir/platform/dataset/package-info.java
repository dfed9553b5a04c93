/**
 * What a dataset is called.
 *
 * <p>In: OpenLineage's naming, (namespace, name). Out: {@link dev.weir.platform.dataset.DatasetName}, the identity that all
 * modules share.
 */
@NullMarked
package dev.weir.platform.dataset;

import org.jspecify.annotations.NullMarked;
