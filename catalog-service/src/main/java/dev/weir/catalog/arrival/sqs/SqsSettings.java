package dev.weir.catalog.arrival.sqs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which queues arrivals come from. */
@ConfigMapping(prefix = "weir.arrival.sqs")
public interface SqsSettings {

    /** The URLs of the queues, with commas between them; none: nothing is fetched. */
    Optional<List<String>> queueUrls();

    /** The region of queues whose URL does not tell it. */
    @WithDefault("us-east-1")
    String region();

    /** How long a receipt waits for messages. The most that SQS allows costs the least. */
    @WithDefault("20s")
    Duration waitTime();

    /** The longest pause between two tries while a queue does not answer; the first is a second. */
    @WithDefault("60s")
    Duration longestPause();
}
