package dev.weir.policy.apply;

import dev.weir.policy.plan.ToyModel;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A target in memory, which keeps to a strict order and fails as it is told. */
final class FragileTarget implements Target {

    final Map<ObjectKey, TargetObject> objects = new TreeMap<>();
    final List<Change> done = new ArrayList<>();
    List<String> doubts = List.of();
    /** What happens to the change, and whether it is made. */
    BiFunction<Change, Runnable, Optional<Outcome>> weather = (change, make) -> Optional.empty();

    FragileTarget(List<TargetObject> held) {
        held.forEach(object -> objects.put(object.key(), object));
    }

    @Override
    public Observation observe() {
        return new Observation(List.copyOf(objects.values()), doubts, Instant.EPOCH);
    }

    @Override
    public List<Outcome> apply(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Change change : changes) {
            outcomes.add(weather.apply(change, () -> make(change)).orElseGet(() -> make(change)));
        }
        return outcomes;
    }

    private Outcome make(Change change) {
        Optional<TargetObject> there = Optional.ofNullable(objects.get(change.key()));
        if (there.isPresent() && !there.get().ours()) {
            throw new AssertionError("a foreign object was touched: " + change);
        }
        if (there.map(TargetObject::body).equals(change.after())) {
            return new Outcome(change, Result.APPLIED, "");
        }
        if (!there.map(TargetObject::body).equals(change.before())) {
            throw new AssertionError("what somebody else made was overwritten: " + change);
        }
        done.add(change);
        change.after()
                .ifPresentOrElse(
                        body -> objects.put(change.key(), new TargetObject(change.key(), true, body)),
                        () -> objects.remove(change.key()));
        return new Outcome(change, Result.APPLIED, "");
    }

    @Override
    public AccessModel model(List<TargetObject> held) {
        return new ToyModel(held);
    }

    @Override
    public List<String> kinds() {
        return List.of("role", "tagged", "rule");
    }
}
