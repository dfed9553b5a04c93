package dev.weir.policy.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Documents as they were handed in, all files together.
 *
 * @param files text by path
 * @param source the repository they come from
 * @param commit of that repository
 */
public record DocumentSet(
        UUID id,
        String digest,
        Map<String, String> files,
        Optional<String> source,
        Optional<String> commit,
        String author,
        Instant at) {}
