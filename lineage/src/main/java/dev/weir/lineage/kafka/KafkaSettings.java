package dev.weir.lineage.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** From which topic of Kafka events are taken. */
@ConfigMapping(prefix = "weir.lineage.kafka")
public interface KafkaSettings {

    /** Brokers, as {@code host:port,host:port}. Nothing is taken while there are none. */
    Optional<String> bootstrapServers();

    /** To which OpenLineage's Kafka transport writes: its {@code topicName}. */
    @WithDefault("openlineage.events")
    String topic();

    /** The consumer group. Replicas of one Weir share it, and with it the topic's partitions. */
    @WithDefault("weir")
    String group();

    /** How long a pause is after events could not be kept, or Kafka could not be asked. */
    @WithDefault("5s")
    Duration retryAfter();

    /** Further settings of Kafka's consumer, by their own names, such as {@code "security.protocol"}. */
    Map<String, String> consumer();
}
