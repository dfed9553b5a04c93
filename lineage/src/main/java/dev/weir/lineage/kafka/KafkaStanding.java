package dev.weir.lineage.kafka;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How this replica fares with Kafka.
 *
 * @param partitions that are its own now
 * @param taken records since it started
 * @param takenAt the last of them
 * @param lag how many records wait in its partitions; empty while that is not known
 * @param problem what it waits for, since the last attempt failed
 */
public record KafkaStanding(
        String topic,
        String group,
        int partitions,
        long taken,
        Optional<Instant> takenAt,
        OptionalLong lag,
        Optional<String> problem) {

    static KafkaStanding begin(KafkaSettings settings) {
        return new KafkaStanding(
                settings.topic(), settings.group(), 0, 0, Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    KafkaStanding holds(int held, OptionalLong behind) {
        return new KafkaStanding(topic, group, held, taken, takenAt, behind, problem);
    }

    KafkaStanding took(int records, Instant at) {
        return new KafkaStanding(topic, group, partitions, taken + records, Optional.of(at), lag, Optional.empty());
    }

    KafkaStanding failed(String why) {
        return new KafkaStanding(topic, group, partitions, taken, takenAt, lag, Optional.of(why));
    }
}
