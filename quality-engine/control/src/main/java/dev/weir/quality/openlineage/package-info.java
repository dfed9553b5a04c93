/**
 * OpenLineage: other systems are told what every check found, in the terms that they know.
 *
 * <p>In: the change feed, batches and their metrics. Out: a run event for each check, delivered as webhooks are.
 */
@NullMarked
package dev.weir.quality.openlineage;

import org.jspecify.annotations.NullMarked;
