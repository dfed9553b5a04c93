package dev.weir.quality.run;

import dev.weir.platform.problem.Problem;
import java.util.UUID;

/** No run has this id. */
public class RunNotFound extends Problem {

    RunNotFound(UUID id) {
        super(RunProblem.RUN_NOT_FOUND, "There is no run " + id + ".");
    }
}
