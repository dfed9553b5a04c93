package dev.weir.policy.target;

import java.util.List;

/** A system that enforces access: Lake Formation, Ranger, or the sandbox. */
public interface Target {

    /**
     * Reads everything that has to do with access. A part that could not be read becomes a doubt.
     *
     * @throws TargetUnreachable if nothing at all could be read
     */
    Observation observe();

    /**
     * Makes changes in the given order, as far as it can: a refusal does not stop the others. May group neighbours into one
     * call. Every change gets exactly one outcome, in order; nothing is thrown for what a target answers.
     */
    List<Outcome> apply(List<Change> changes);

    /** What objects like these allow, by the target's own semantics; pure, it asks the target nothing. */
    AccessModel model(List<TargetObject> objects);

    /**
     * Where a change comes among those of one kind: lower numbers first where something is made, last where it goes. What narrows
     * is to be there before what it narrows, else for a moment too much is seen.
     */
    default int turn(Change change) {
        return 0;
    }

    /** The kinds of objects, those first that others need: what is made is made in this order, what goes goes in reverse. */
    List<String> kinds();
}
