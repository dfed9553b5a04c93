package dev.weir.policy.target;

import java.util.Optional;

/**
 * One object to make, change or take away.
 *
 * @param before what the target held when the plan was made; empty if there was nothing
 * @param after what it shall hold; empty to take it away
 */
public record Change(ObjectKey key, Optional<String> before, Optional<String> after) {
    public Change {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change of " + key + " from nothing to nothing");
        }
    }

    public Action action() {
        return before.isEmpty() ? Action.CREATE : after.isEmpty() ? Action.DELETE : Action.UPDATE;
    }

    public enum Action {
        CREATE,
        UPDATE,
        DELETE
    }
}
