package dev.weir.quality.run;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong between a worker and its runs. */
public enum RunProblem implements ProblemCode {
    RUN_NOT_FOUND(404, "There is no such run", "List the runs with `GET /api/v1/runs`."),
    WORKER_NOT_FOUND(404, "There is no such worker", "Register the worker again with `POST /api/v1/workers`."),
    LEASE_LOST(
            409,
            "The run no longer belongs to this attempt",
            "Stop working on it and throw its staging folder away: another worker has it, or it has ended."),
    REPORT_INVALID(
            422,
            "The report does not belong to the run",
            "Send the run's own id, the claimed attempt, and one outcome for each rule in the order of the request.");

    private final Meaning meaning;

    RunProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
