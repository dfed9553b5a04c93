package dev.weir.policy.document;

import java.util.Map;
import java.util.Optional;

/**
 * A system that policies are to be true in.
 *
 * @param semantics what it can say, and how it decides; of a sandbox, which of the two it plays
 * @param settings {@code service}, {@code tagService}, {@code catalog}, {@code version} of a Ranger; {@code account}, {@code
 *     region}, {@code partition} of a Lake Formation
 */
public record TargetSpec(String name, Kind kind, Semantics semantics, Map<String, String> settings, Place place) {
    public TargetSpec {
        settings = Map.copyOf(settings);
    }

    public enum Kind {
        SANDBOX,
        LAKE_FORMATION,
        RANGER
    }

    public enum Semantics {
        LAKE_FORMATION,
        RANGER
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
