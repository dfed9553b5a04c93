/**
 * Data contracts that the service keeps: one for a dataset, with all its revisions.
 *
 * <p>In: ODCS documents, and new versions of datasets. Out: the ruleset of the dataset's gate, and whether the dataset is
 * what the contract promises.
 */
@NullMarked
package dev.weir.quality.datacontract;

import org.jspecify.annotations.NullMarked;
