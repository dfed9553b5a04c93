package dev.weir.policy.sandbox;

import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Behaves as a real target does that is always there and forgets nothing. */
public final class SandboxTarget implements Target {

    private final String name;
    private final SandboxObjects objects;
    private final Semantics semantics;
    private final Clock clock;

    public SandboxTarget(String name, SandboxObjects objects, Semantics semantics, Clock clock) {
        this.name = name;
        this.objects = objects;
        this.semantics = semantics;
        this.clock = clock;
    }

    /**
     * Which real target's objects it holds.
     *
     * @param kinds in the order in which they need each other
     * @param turn as {@link Target#turn}
     */
    public record Semantics(
            List<String> kinds, Function<List<TargetObject>, AccessModel> model, ToIntFunction<Change> turn) {
        public Semantics {
            kinds = List.copyOf(kinds);
        }

        /** Changes of one kind may come in any order. */
        public Semantics(List<String> kinds, Function<List<TargetObject>, AccessModel> model) {
            this(kinds, model, change -> 0);
        }
    }

    @Override
    public Observation observe() {
        return new Observation(objects.all(name), List.of(), clock.instant());
    }

    @Override
    public List<Outcome> apply(List<Change> changes) {
        return changes.stream().map(this::apply).toList();
    }

    private Outcome apply(Change change) {
        if (objects.replace(name, change.key(), change.before(), change.after())) {
            return new Outcome(change, Result.APPLIED, "");
        }
        Optional<TargetObject> there = objects.find(name, change.key());
        boolean ours = there.map(TargetObject::ours).orElse(true);
        if (ours && there.map(TargetObject::body).equals(change.after())) {
            return new Outcome(change, Result.APPLIED, "");
        }
        return new Outcome(
                change,
                Result.REJECTED,
                there.isEmpty()
                        ? "it is not there"
                        : ours ? "it is not as it was when the plan was made" : "it is not Weir's");
    }

    @Override
    public AccessModel model(List<TargetObject> held) {
        return semantics.model().apply(held);
    }

    @Override
    public int turn(Change change) {
        return semantics.turn().applyAsInt(change);
    }

    @Override
    public List<String> kinds() {
        return semantics.kinds();
    }
}
