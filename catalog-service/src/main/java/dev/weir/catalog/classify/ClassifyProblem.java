package dev.weir.catalog.classify;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a proposed tag. */
public enum ClassifyProblem implements ProblemCode {
    TAG_PROPOSAL_NOT_FOUND(404, "There is no such proposal", "List them with `GET /api/v1/tag-proposals`."),
    TAG_PROPOSAL_DECIDED(
            409,
            "The proposal is in a state that does not allow this",
            "One that is proposed can be accepted or rejected; one that was, re-opened with"
                    + " `POST /api/v1/tag-proposals/{id}/reopen`.");

    private final Meaning meaning;

    ClassifyProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
