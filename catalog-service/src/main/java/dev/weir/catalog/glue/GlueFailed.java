package dev.weir.catalog.glue;

import dev.weir.platform.problem.Problem;

/** Glue did not answer, or refused. */
public final class GlueFailed extends Problem {

    private GlueFailed(GlueProblem code, String detail) {
        super(code, detail);
    }

    public static GlueFailed refused(String what, String reason) {
        return new GlueFailed(GlueProblem.GLUE_REFUSED, what + ": " + reason);
    }

    public static GlueFailed unreachable(String what, String reason) {
        return new GlueFailed(GlueProblem.GLUE_UNREACHABLE, what + ": " + reason);
    }
}
