/**
 * Events over HTTP, as OpenLineage's clients send them, and dead letters.
 *
 * <p>In: requests. Out: {@code /api/v1/lineage}.
 */
@NullMarked
package dev.weir.lineage.intake.api;

import org.jspecify.annotations.NullMarked;
