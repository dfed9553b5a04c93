package dev.weir.platform.lake;

import dev.weir.platform.problem.Problem;

/** No lake has this name. */
public class LakeNotFound extends Problem {

    public LakeNotFound(String name) {
        super(
                LakeProblem.LAKE_NOT_FOUND,
                "There is no lake " + name + ". Register it: POST /api/v1/lakes, or weir crawl <path>.");
    }
}
