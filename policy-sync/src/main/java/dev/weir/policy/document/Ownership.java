package dev.weir.policy.document;

import java.util.List;

/**
 * Whose access Weir looks after.
 *
 * @param databases by name, with stars; foreign objects elsewhere are not even shown
 */
public record Ownership(List<String> databases) {
    public static final Ownership ALL = new Ownership(List.of("*"));

    public Ownership {
        databases = List.copyOf(databases);
    }

    public boolean covers(String database) {
        return databases.stream().anyMatch(glob -> NamePattern.matches(glob, database));
    }
}
