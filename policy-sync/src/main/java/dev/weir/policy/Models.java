package dev.weir.policy;

import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.prove.Modelled;
import dev.weir.policy.target.TargetObject;
import java.util.List;

/** What each kind of target makes of its objects. */
final class Models {

    private Models() {}

    static Modelled of(TargetSpec target, List<TargetObject> objects) {
        throw new UnsupportedOperationException(target.name() + " with " + objects.size() + " objects has no model yet");
    }
}
