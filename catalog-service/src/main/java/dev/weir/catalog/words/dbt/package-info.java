/**
 * Metrics as a dbt project tells of them.
 *
 * <p>In: {@code manifest.json} or {@code semantic_manifest.json}. Out: {@link dev.weir.catalog.words.dbt.DbtMetric}s.
 */
@NullMarked
package dev.weir.catalog.words.dbt;

import org.jspecify.annotations.NullMarked;
