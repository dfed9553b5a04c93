package dev.weir.policy.target;

import java.time.Instant;
import java.util.List;

/**
 * What a target held when it was read.
 *
 * @param objects all that were read, Weir's and foreign ones
 * @param doubts why the reading may be incomplete, in words for people; while there is one, nothing may be deleted
 */
public record Observation(List<TargetObject> objects, List<String> doubts, Instant at) {
    public Observation {
        objects = List.copyOf(objects);
        doubts = List.copyOf(doubts);
    }

    public boolean complete() {
        return doubts.isEmpty();
    }
}
