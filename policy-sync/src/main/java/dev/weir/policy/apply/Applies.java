package dev.weir.policy.apply;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The applies and the journal of each. Whoever carries one out holds it: what it writes counts only while nobody else has
 * taken it over.
 */
public interface Applies {

    /** False, and nothing begun, if another is going on at this target. */
    boolean begin(UUID id, UUID plan, String target, String begunBy, int changes, Hold hold);

    /** Takes over one that is going on and whose lease has run out; empty if there is none. */
    Optional<UUID> takeOver(Hold hold);

    /** Still here. */
    void touch(UUID id, Hold hold);

    /**
     * Notes that these changes are about to be tried: until they are settled their outcome is unknown.
     *
     * @param changes by their place in the plan
     * @throws HoldLost if somebody else carries it out by now; then nothing must be tried
     */
    void intend(UUID id, Hold hold, Map<Integer, Change> changes);

    /** @throws HoldLost likewise */
    void settle(UUID id, Hold hold, Map<Integer, Outcome> outcomes);

    void finish(UUID id, Hold hold, Apply.State state, Optional<String> error);

    Optional<Apply> find(UUID id);

    /** Newest first, at most {@code limit}. */
    List<Apply> ofPlan(UUID plan, int limit);

    Optional<Apply> lastOf(String target, Apply.State state);

    /** In the order of the plan, those after {@code seq}. */
    List<Apply.Entry> journal(UUID id, int afterSeq, int limit);

    /** @param holder made anew for each attempt */
    record Hold(UUID holder, Duration lease) {}

    /** Somebody else carries the apply out. */
    final class HoldLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        public HoldLost(UUID apply) {
            super("apply " + apply + " was taken over by another process");
        }
    }
}
