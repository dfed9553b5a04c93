package dev.weir.policy.apply;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.TargetObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a plan is, by what a target holds now.
 *
 * @param done by their place in the plan
 * @param open as they were when the plan was made
 * @param touched neither: somebody else changed them
 */
record Standing(Map<Integer, Change> done, Map<Integer, Change> open, Map<Integer, Change> touched) {

    static Standing of(List<Change> planned, Observation observed) {
        Map<ObjectKey, TargetObject> there = new HashMap<>();
        observed.objects().forEach(object -> there.put(object.key(), object));
        Standing standing = new Standing(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (int seq = 0; seq < planned.size(); seq++) {
            Change change = planned.get(seq);
            Optional<TargetObject> object = Optional.ofNullable(there.get(change.key()));
            Optional<String> body = object.map(TargetObject::body);
            boolean foreign = object.isPresent() && !object.get().ours();
            Map<Integer, Change> where = foreign
                    ? standing.touched
                    : body.equals(change.after())
                            ? standing.done
                            : body.equals(change.before()) ? standing.open : standing.touched;
            where.put(seq, change);
        }
        return standing;
    }
}
