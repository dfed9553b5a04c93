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
            "Write `file:///a/folder/` or `s3://bucket/prefix/`; the place must exist."),
    LAKE_ENDPOINT_INVALID(
            400, "The S3 endpoint is not an address", "Write it with its scheme: `http://127.0.0.1:9000`."),
    LAKE_PIN_INVALID(
            400,
            "A pin does not say what it should",
            "Write a folder below the lake's root, such as `raw/events/`; of a partition with its columns at the end,"
                    + " such as `raw/clicks/{region}/{day}/`."),
    LAKE_PINS_OVERLAP(409, "Two pins speak of the same folder", "Keep one of them.");

    private final Meaning meaning;

    LakeProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
