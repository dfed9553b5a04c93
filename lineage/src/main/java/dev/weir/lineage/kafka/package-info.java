/**
 * Takes lineage events from a topic of Kafka, where OpenLineage's Kafka transport wrote them.
 *
 * <p>In: records. Out: kept events, dead letters, and offsets that are committed after both.
 */
@NullMarked
package dev.weir.lineage.kafka;

import org.jspecify.annotations.NullMarked;
