package dev.weir.quality.run;

import dev.weir.platform.problem.Problem;
import java.util.UUID;

/** No worker has this id; the database may be another one than the worker registered with. */
public class WorkerNotFound extends Problem {

    public WorkerNotFound(UUID id) {
        super(RunProblem.WORKER_NOT_FOUND, "There is no worker " + id + ": register it again.");
    }
}
