package dev.weir.catalog.dataset;

import dev.weir.platform.problem.Problem;
import java.util.UUID;

/** No dataset has this id. */
public class DatasetNotFound extends Problem {

    public DatasetNotFound(UUID id) {
        super(
                DatasetProblem.DATASET_NOT_FOUND,
                "There is no dataset " + id + ". List those there are: GET /api/v1/datasets.");
    }
}
