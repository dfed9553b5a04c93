package dev.weir.policy.plan;

import java.util.Set;

/**
 * Somebody who may be given access.
 *
 * @param name as people call them; a group or a role without known members is a person of its own: {@code group analysts}
 * @param user as the target names them
 * @param groups of that person, as the target names them
 * @param roles likewise
 */
public record Person(String name, String user, Set<String> groups, Set<String> roles) {
    public Person {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }
}
