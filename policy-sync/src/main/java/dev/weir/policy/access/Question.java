package dev.weir.policy.access;

import java.time.Instant;
import java.util.Set;

/**
 * May somebody do this?
 *
 * @param user as the target names the person (a Ranger user, an IAM ARN)
 * @param groups of that person, as the target names them
 * @param roles likewise
 * @param column what is asked for: a column, or a table for actions on whole tables
 */
public record Question(
        String user, Set<String> groups, Set<String> roles, Action action, ColumnName column, Instant at) {
    public Question {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }
}
