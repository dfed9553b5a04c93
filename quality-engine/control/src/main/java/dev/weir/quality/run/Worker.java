package dev.weir.quality.run;

import java.time.Instant;
import java.util.UUID;

/** A process that evaluates runs. @param engine for people, such as {@code deequ 2.1.0 on spark 3.5.7} */
public record Worker(UUID id, String name, String engine, int cores, Instant registeredAt, Instant lastSeen) {}
