package dev.weir.platform.access;

import dev.weir.platform.problem.ProblemCode;

/** Why a caller is turned away. */
public enum AccessProblem implements ProblemCode {
    NOT_AUTHENTICATED(
            401,
            "Weir does not know who you are",
            "Send `Authorization: Bearer <token>` with a token that is not revoked."),
    ACCESS_DENIED(403, "You may not do this", "Ask an administrator for a token with a role that allows it."),
    NOT_VISIBLE(
            404,
            "There is nothing like this that you may see",
            "Check the name. If a dataset is restricted, whoever edits visibility can let you in."),
    NOT_LOCAL(
            403,
            "In local mode Weir answers this machine only",
            "Call it by `localhost`, or set `weir.auth.mode=token`.");

    private final Meaning meaning;

    AccessProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
