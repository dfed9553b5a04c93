package dev.weir.quality.batch;

import dev.weir.platform.problem.Problem;
import java.util.UUID;

/** No batch has this id. */
public class BatchNotFound extends Problem {

    BatchNotFound(UUID id) {
        super(BatchProblem.BATCH_NOT_FOUND, "There is no batch " + id + ".");
    }
}
