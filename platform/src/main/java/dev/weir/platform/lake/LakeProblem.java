package dev.weir.platform.lake;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a lake. */
public enum LakeProblem implements ProblemCode {
    LAKE_NOT_FOUND(
            404,
            "There is no lake of this name",
            "List the lakes with `GET /api/v1/lakes`, or register one with `POST`."),
    LAKE_EXISTS(409, "The lake's name or root is taken", "Use the lake that is there, or choose another name."),
    LAKE_ROOT_INVALID(
            400,
            "The root is not a place that Weir can read",
            "Write `file:///a/folder/` or `s3://bucket/prefix/`; the place must exist.");

    private final Meaning meaning;

    LakeProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
