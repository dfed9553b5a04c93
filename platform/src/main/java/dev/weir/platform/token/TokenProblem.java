package dev.weir.platform.token;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a token. */
public enum TokenProblem implements ProblemCode {
    TOKEN_NOT_FOUND(404, "There is no such token", "List the tokens with `GET /api/v1/tokens`.");

    private final Meaning meaning;

    TokenProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
