package dev.weir.policy.sandbox;

import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.util.List;
import java.util.Optional;

/** What the sandboxes hold. */
public interface SandboxObjects {

    List<TargetObject> all(String target);

    /**
     * Replaces what Weir made, in one step.
     *
     * @param before what must be there; empty: nothing
     * @param after empty: nothing
     * @return false, and nothing done, if something else is there
     */
    boolean replace(String target, ObjectKey key, Optional<String> before, Optional<String> after);

    Optional<TargetObject> find(String target, ObjectKey key);

    /** Puts an object there, whatever was there before, as somebody would who does not ask Weir. */
    void put(String target, TargetObject object, String by);

    /** @return false if there was none */
    boolean remove(String target, ObjectKey key);
}
