package dev.weir.quality.incident;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with an incident. */
public enum IncidentProblem implements ProblemCode {
    INCIDENT_NOT_FOUND(404, "There is no such incident", "List them with `GET /api/v1/incidents`."),
    INCIDENT_CLOSED(409, "The incident is closed", "The next batch that fails opens another one.");

    private final Meaning meaning;

    IncidentProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
