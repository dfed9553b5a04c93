package dev.weir.platform.access;

import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.problem.Problem;
import java.util.Locale;

/** The actor is known, and not allowed. */
public class AccessDenied extends Problem {

    AccessDenied(Actor actor, Permission permission) {
        super(AccessProblem.ACCESS_DENIED, sentence(actor, permission) + ".");
    }

    AccessDenied(Actor actor, Permission permission, DatasetName dataset) {
        super(AccessProblem.ACCESS_DENIED, sentence(actor, permission) + " on " + dataset + ".");
    }

    private static String sentence(Actor actor, Permission permission) {
        return actor.name() + " has the role " + actor.role().wireName() + ", which does not allow "
                + permission.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
