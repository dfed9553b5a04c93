package dev.weir.platform.access;

import dev.weir.platform.problem.Problem;

/** No token, or one that is not valid. */
public class NotAuthenticated extends Problem {

    public NotAuthenticated(String detail) {
        super(AccessProblem.NOT_AUTHENTICATED, detail);
    }
}
