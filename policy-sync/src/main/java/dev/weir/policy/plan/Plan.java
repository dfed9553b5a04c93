package dev.weir.policy.plan;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import java.util.List;

/**
 * What is to be done at one target.
 *
 * @param fingerprint of the documents, the catalog and the observation that it was made from
 * @param changes in the order in which they are made
 * @param foreign what Weir did not make, and does not touch
 * @param held deletions that are not made, since the reading of the target is in doubt
 * @param doubts why the reading may be incomplete
 * @param stops why it is not applied as it stands; empty if nothing is in the way
 */
public record Plan(
        String target,
        String fingerprint,
        List<Change> changes,
        List<ObjectKey> foreign,
        List<Change> held,
        List<String> doubts,
        Difference difference,
        List<Stop> stops) {
    public Plan {
        changes = List.copyOf(changes);
        foreign = List.copyOf(foreign);
        held = List.copyOf(held);
        doubts = List.copyOf(doubts);
        stops = List.copyOf(stops);
    }

    public boolean nothingToDo() {
        return changes.isEmpty() && held.isEmpty();
    }

    /** As a command answers: 0 nothing to do, 2 there are changes. */
    public int exitCode() {
        return nothingToDo() ? 0 : 2;
    }

    public long count(Change.Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}
